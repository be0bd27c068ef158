import 'server-only'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { MESSAGE_STATES, message, opportunity } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
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
      title: opportunity.title,
    })
    .from(message)
    .leftJoin(
      opportunity,
      and(scope(actor, opportunity, 'opportunity:read'), eq(opportunity.id, message.recordId)),
    )
    .where(
      and(seenMessages(actor), eq(message.direction, 'out'), state && eq(message.state, state), past(after)),
    )
    .orderBy(desc(sentAt), desc(id))
    .limit(PAGE + 1)
  const rows = found.slice(0, PAGE)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.cursor ?? null) : null }
}

function past(cursor?: string): SQL | undefined {
  const [, time, id] = /^([\d .:+-]{19,40})~([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (!time || !id || Number.isNaN(Date.parse(time))) return undefined
  return sql`(${message.sentAt}, ${message.id}) < (${time}::timestamptz, ${id}::uuid)`
}
