import 'server-only'
import { and, asc, eq, exists, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import { erasure, inboundMessage, inboundRaw, opportunity } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { opportunities } from '@/lib/opportunities/entity'
import { maskOf } from '@/lib/privacy/erase-commands'
import { eraseRecord } from '@/lib/privacy/erase-record'
import type { Row } from '@/lib/records/query'

const EVENTS = 5000
const RAW = 500
const CONTACTS = 50

/** Lines of the log past the workspace's time. */
export async function forgetEvents({ tx }: Context): Promise<number> {
  const { rows } = await tx.execute<{ gone: number }>(sql`select cohoi_forget_events(${EVENTS}) as gone`)
  return rows[0]?.gone ?? 0
}

/** Mail as it came in, once it has been processed; what was made of it stays. */
export async function forgetRawMails({ tx, actor }: Context, months: number | null): Promise<number> {
  if (months === null) return 0
  const here = actor.workspace.id
  const raw = tx
    .select({ id: inboundRaw.inboundId })
    .from(inboundRaw)
    .where(and(eq(inboundRaw.workspaceId, here), eq(inboundRaw.inboundId, inboundMessage.id)))
  const old = await tx
    .select({ id: inboundMessage.id })
    .from(inboundMessage)
    .where(
      and(
        eq(inboundMessage.workspaceId, here),
        lt(inboundMessage.receivedAt, before(months)),
        isNotNull(inboundMessage.outcome),
        exists(raw),
      ),
    )
    .orderBy(asc(inboundMessage.receivedAt))
    .limit(RAW)
  if (old.length === 0) return 0
  const ids = old.map(({ id }) => id)
  await tx.delete(inboundRaw).where(and(eq(inboundRaw.workspaceId, here), inArray(inboundRaw.inboundId, ids)))
  return ids.length
}

/** Contact data of opportunities lost that long ago; amount, stages and reason stay. */
export async function forgetLostContacts(
  context: Context,
  months: number | null,
): Promise<{ count: number; changes: Change[] }> {
  if (months === null) return { count: 0, changes: [] }
  const { tx, actor } = context
  const mask = await maskOf(context)
  const { contactName, contactEmail, contactPhone } = opportunity
  const rows = await tx
    .select()
    .from(opportunity)
    .where(
      and(
        eq(opportunity.workspaceId, actor.workspace.id),
        eq(opportunity.status, 'lost'),
        lt(opportunity.closedAt, before(months)),
        or(isNotNull(contactEmail), isNotNull(contactPhone), ne(contactName, mask)),
      ),
    )
    .orderBy(asc(opportunity.closedAt))
    .limit(CONTACTS)
  if (rows.length === 0) return { count: 0, changes: [] }
  const run = { id: newId(), mask }
  const counts = { records: rows.length, messages: 0, mails: 0, events: 0 }
  await tx.insert(erasure).values({ workspaceId: actor.workspace.id, id: run.id, counts })
  const changes: Change[] = []
  for (const row of rows) changes.push(await eraseRecord(context, run, opportunities, row as Row, []))
  await tx
    .update(erasure)
    .set({ doneAt: new Date() })
    .where(and(eq(erasure.workspaceId, actor.workspace.id), eq(erasure.id, run.id)))
  return { count: rows.length, changes }
}

const before = (months: number) => sql`now() - make_interval(months => ${months}::int)`
