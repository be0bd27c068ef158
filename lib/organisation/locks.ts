import 'server-only'
import { and, eq } from 'drizzle-orm'
import { orgUnit } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'

export type Unit = typeof orgUnit.$inferSelect

/** One change of the tree at a time, and the tree as it is then. Two moves at once cannot close a circle. */
export async function lockTree({ tx, actor }: Context): Promise<Unit[]> {
  const here = eq(orgUnit.workspaceId, actor.workspace.id)
  await tx
    .select({ id: orgUnit.id })
    .from(orgUnit)
    .where(and(here, eq(orgUnit.kind, 'root')))
    .for('no key update')
  return tx.select().from(orgUnit).where(here)
}

export function unitIn(tree: readonly Unit[], id: string): Unit {
  const unit = tree.find((each) => each.id === id)
  if (!unit) throw notFound()
  return unit
}
