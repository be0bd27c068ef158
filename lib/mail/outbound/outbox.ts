import 'server-only'
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { MAILED, MESSAGE_STATES, message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, entities, entityNamed } from '@/lib/kernel/entity'
import { scope } from '@/lib/kernel/scope'
import { seenMessages } from './seen'

const PAGE = 50

export type OutboxState = Exclude<(typeof MESSAGE_STATES)[number], 'received'>
export const OUTBOX_STATES = MESSAGE_STATES.filter((state): state is OutboxState => state !== 'received')
export type OutboxQuery = { state?: OutboxState; after?: string }
export type OutboxRow = Awaited<ReturnType<typeof listOutbox>>['rows'][number]

/** One page of what went or is to go out, newest first. `after` is the cursor of the last row before. */
export async function listOutbox(tx: Tx, actor: Actor, { state, after }: OutboxQuery) {
  const { id, sentAt, subject, to, fromName, recordId, error } = message
  const cursor = sql<string>`${sentAt}::text || '~' || ${id}`
  const found = await tx
    .select({
      ...{ id, sentAt, subject, to, fromName, recordId, error, cursor },
      state: message.state,
      entity: message.entity,
      title: titleFor(actor),
    })
    .from(message)
    .where(
      and(
        seenMessages(actor),
        eq(message.direction, 'out'),
        isNull(message.filedFrom),
        state && eq(message.state, state),
        past(after),
      ),
    )
    .orderBy(desc(sentAt), desc(id))
    .limit(PAGE + 1)
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, path: entities.get(row.entity)?.path ?? '' }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.cursor ?? null) : null }
}

function past(cursor?: string): SQL | undefined {
  const [, time, id] = /^([\d .:+-]{19,40})~([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (!time || !id || Number.isNaN(Date.parse(time))) return undefined
  return sql`(${message.sentAt}, ${message.id}) < (${time}::timestamptz, ${id}::uuid)`
}

/** What a message's record is called, as far as the actor may see it. */
const titleFor = (actor: Actor) =>
  sql<string | null>`case ${message.entity} ${sql.join(
    MAILED.map((name) => {
      const entity = entityNamed(name)
      const { table, permissions, title } = entity
      return sql`when ${name} then (select ${columnOf(entity, title)} from ${table} where ${and(scope(actor, table, permissions.read), eq(table.id, message.recordId))})`
    }),
    sql` `,
  )} end`
