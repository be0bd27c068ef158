import 'server-only'
import { and, eq } from 'drizzle-orm'
import { alias } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { type Owner, teamOwner } from '@/lib/records/team-owner'
import type { Target } from './case'

/** Who gets a new card of this alias, by the rule of its team. */
export async function ownerFor(context: Context, target: Target): Promise<Owner | null> {
  if (target.ownerRule !== 'round_robin') return teamOwner(context, target, null)
  const { tx, actor } = context
  const own = and(eq(alias.workspaceId, actor.workspace.id), eq(alias.id, target.aliasId))
  const [turn] = await tx.select({ last: alias.lastOwnerId }).from(alias).where(own).for('update')
  const next = await teamOwner(context, target, turn?.last ?? null)
  if (next) await tx.update(alias).set({ lastOwnerId: next.id }).where(own)
  return next
}

/** A message arrived through the alias and became a record: it works. */
export async function markValid({ tx, actor }: Context, target: Target): Promise<void> {
  await tx
    .update(alias)
    .set({ status: 'valid', lastMailAt: new Date() })
    .where(and(eq(alias.workspaceId, actor.workspace.id), eq(alias.id, target.aliasId)))
}
