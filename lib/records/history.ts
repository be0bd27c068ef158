import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { event } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entities } from '@/lib/kernel/entity'
import { withoutHidden } from '@/lib/kernel/field-rights'

export type HistoryEntry = {
  id: string
  seq: number
  at: Date | string
  actorId: string | null
  actorName: string
  type: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  requestId: string
}

/** A record's own events, newest first. The caller has already made sure that the actor may see the record. */
export async function historyOf(
  tx: Tx,
  actor: Actor,
  entity: string,
  recordId: string,
  { limit = 50 }: { limit?: number } = {},
): Promise<HistoryEntry[]> {
  const { id, seq, at, actorId, actorName, type, before: old, after, requestId } = event
  const rows = await tx
    .select({ id, seq, at, actorId, actorName, type, before: old, after, requestId })
    .from(event)
    .where(
      and(eq(event.workspaceId, actor.workspace.id), eq(event.entity, entity), eq(event.recordId, recordId)),
    )
    .orderBy(desc(at), desc(seq))
    .limit(limit)
  const declared = entities.get(entity)
  const seen = (values: HistoryEntry['before']) =>
    declared ? withoutHidden(actor, declared, values) : values
  return rows.map((row) => ({ ...row, before: seen(row.before), after: seen(row.after) }))
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
