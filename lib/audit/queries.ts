import 'server-only'
import { and, asc, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { event, member } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { scope } from '@/lib/kernel/scope'
import { addDays, instantOf } from '@/lib/vietnam/date'
import type { LogFilter } from './schema'

export type LogRow = Awaited<ReturnType<typeof listEvents>>['rows'][number]

/** One page of the log, newest first. `after` is the `next` of the page before. */
export async function listEvents(
  tx: Tx,
  actor: Actor,
  filter: LogFilter,
  { after, limit = 50 }: { after?: string | null; limit?: number } = {},
) {
  const { id, at, seq, actorId, actorName, entity, recordId, type, before, after: now, requestId } = event
  const cursor = sql<string>`${at}::text || '~' || ${seq}`
  const found = await tx
    .select({ id, at, actorId, actorName, entity, recordId, type, before, after: now, requestId, cursor })
    .from(event)
    .where(and(scope(actor, event, 'audit:read'), ...asked(actor, filter), past(after)))
    .orderBy(desc(at), desc(seq))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.cursor ?? null) : null }
}

/** The kinds of records and the types of changes that occur in the log. */
export async function logVocabulary(tx: Tx, actor: Actor): Promise<{ kinds: string[]; types: string[] }> {
  return { kinds: await distinct(tx, actor, event.entity), types: await distinct(tx, actor, event.type) }
}

/** Everybody who may stand in the log, those shut out included. */
export function listPeople(tx: Tx, actor: Actor) {
  return tx
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(eq(member.workspaceId, actor.workspace.id))
    .orderBy(asc(member.nameKey), asc(member.id))
    .limit(2000)
}

function asked(actor: Actor, { person, kind, record, type, from, to }: LogFilter): (SQL | undefined)[] {
  const zone = actor.person?.timeZone ?? actor.workspace.timeZone
  return [
    person === 'system' ? isNull(event.actorId) : person ? eq(event.actorId, person) : undefined,
    kind ? eq(event.entity, kind) : undefined,
    record ? eq(event.recordId, record) : undefined,
    type ? eq(event.type, type) : undefined,
    from ? gte(event.at, instantOf(from, '00:00', zone)) : undefined,
    to ? lt(event.at, instantOf(addDays(to, 1), '00:00', zone)) : undefined,
  ]
}

function past(cursor?: string | null): SQL | undefined {
  const [, time, seq] = /^([\d .:+-]{19,40})~(\d{1,18})$/.exec(cursor ?? '') ?? []
  if (!time || !seq || Number.isNaN(Date.parse(time))) return undefined
  return sql`(${event.at}, ${event.seq}) < (${time}::timestamptz, ${seq}::bigint)`
}

/** Jumps from one value to the next along the column's index: as many steps as there are values. */
async function distinct(tx: Tx, actor: Actor, column: PgColumn): Promise<string[]> {
  const here = eq(event.workspaceId, actor.workspace.id)
  const { rows } = await tx.execute<{ value: string }>(sql`
    with recursive step as (
      (select ${column} as value from ${event} where ${here} order by ${column} limit 1)
      union all
      select (select ${column} from ${event} where ${here} and ${column} > step.value order by ${column} limit 1)
      from step where step.value is not null)
    select value from step where value is not null`)
  return rows.map(({ value }) => value)
}
