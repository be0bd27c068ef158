import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { lifecycleStage } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'

export type Lifecycle = { id: string; name: string; icon: string; stageIds: string[] }

/** The pipelines of the lifecycle that have an icon, each with all its stages: they stand in the navigation. */
export async function listLifecycles(tx: Tx, actor: Actor): Promise<Lifecycle[]> {
  if (!can(actor, 'account:read')) return []
  const { id, name, icon, parentId, position } = lifecycleStage
  const rows = await tx
    .select({ id, name, icon, parentId })
    .from(lifecycleStage)
    .where(and(eq(lifecycleStage.workspaceId, actor.workspace.id), isNull(lifecycleStage.archivedAt)))
    .orderBy(asc(position))
    .limit(500)
  const below = (root: string): string[] =>
    rows.filter((row) => row.parentId === root).flatMap((row) => [row.id, ...below(row.id)])
  return rows.flatMap(({ id, name, icon, parentId }) =>
    parentId || !icon ? [] : [{ id, name, icon, stageIds: [id, ...below(id)] }],
  )
}
