import 'server-only'
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { event } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity, entities } from '@/lib/kernel/entity'
import { withoutHidden } from '@/lib/kernel/field-rights'

export type HistoryEntry = {
  id: string
  seq: number
  at: Date
  actorId: string | null
  actorName: string
  type: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  requestId: string
  /** The record that this happened with before it was merged into this one. */
  of?: { id: string; name: string }
}

/** A record's events, newest first. The caller has already made sure that the actor may see the record. */
export async function historyOf(
  tx: Tx,
  actor: Actor,
  entity: string,
  recordId: string,
  { before, limit = 50, withMerged = false }: { before?: number; limit?: number; withMerged?: boolean } = {},
): Promise<HistoryEntry[]> {
  const { id, seq, at, actorId, actorName, type, before: old, after, requestId } = event
  const declared = entities.get(entity)
  const merged =
    declared && withMerged ? await mergedInto(tx, actor, declared, recordId) : new Map<string, string>()
  const rows = await tx
    .select({
      id,
      seq,
      at,
      actorId,
      actorName,
      type,
      before: old,
      after,
      requestId,
      recordId: event.recordId,
    })
    .from(event)
    .where(
      and(
        eq(event.workspaceId, actor.workspace.id),
        eq(event.entity, entity),
        inArray(event.recordId, [recordId, ...merged.keys()]),
        before === undefined ? undefined : lt(seq, before),
      ),
    )
    .orderBy(desc(seq))
    .limit(limit)
  const seen = (values: HistoryEntry['before']) =>
    declared ? withoutHidden(actor, declared, values) : values
  return rows.map(({ recordId: own, ...row }) => {
    const name = merged.get(own)
    return {
      ...row,
      before: seen(row.before),
      after: seen(row.after),
      ...(name !== undefined && { of: { id: own, name } }),
    }
  })
}

/** The records that became part of one, by their ids: what happened with them happened with it. */
async function mergedInto(tx: Tx, actor: Actor, entity: Entity, id: string): Promise<Map<string, string>> {
  if (!('mergedIntoId' in entity.table)) return new Map()
  const { table, title } = entity
  const rows = await tx
    .select({ id: table.id, name: columnOf(entity, title) })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(columnOf(entity, 'mergedIntoId'), id)))
  return new Map(rows.map((row) => [String(row.id), String(row.name)]))
}

/** Who wrote last, to tell the one who came second. */
export async function winnerOf(
  tx: Tx,
  actor: Actor,
  entity: string,
  recordId: string,
): Promise<{ name: string }> {
  const [last] = await historyOf(tx, actor, entity, recordId, { limit: 1 })
  return { name: last?.actorName ?? '' }
}
