import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { alias, member, teamMember } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Target } from './case'

export type Owner = { id: string; name: string }

/** Who gets a new card of this alias: the leader, the next of the active members, or nobody. */
export async function ownerFor(context: Context, target: Target): Promise<Owner | null> {
  if (target.ownerRule === 'unassigned') return null
  if (target.ownerRule === 'leader') return target.leaderId ? leader(context, target.leaderId) : null
  return nextInTurn(context, target)
}

async function leader({ tx, actor }: Context, id: string): Promise<Owner | null> {
  const [row] = await tx
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id), eq(member.isActive, true)))
  return row ?? null
}

/** Takes the alias for this transaction, so that two messages at once do not get the same turn. */
async function nextInTurn({ tx, actor }: Context, target: Target): Promise<Owner | null> {
  const here = actor.workspace.id
  const own = and(eq(alias.workspaceId, here), eq(alias.id, target.aliasId))
  const [turn] = await tx.select({ last: alias.lastOwnerId }).from(alias).where(own).for('update')
  const members = await tx
    .select({ id: member.id, name: member.name })
    .from(teamMember)
    .innerJoin(
      member,
      and(eq(member.workspaceId, teamMember.workspaceId), eq(member.id, teamMember.memberId)),
    )
    .where(
      and(eq(teamMember.workspaceId, here), eq(teamMember.teamId, target.teamId), eq(member.isActive, true)),
    )
    .orderBy(asc(member.id))
  const last = turn?.last
  const next = (last && members.find(({ id }) => id > last)) || members[0]
  if (!next) return null
  await tx.update(alias).set({ lastOwnerId: next.id }).where(own)
  return next
}

/** A message arrived through the alias and became a record: it works. */
export async function markValid({ tx, actor }: Context, target: Target): Promise<void> {
  await tx
    .update(alias)
    .set({ status: 'valid', lastMailAt: new Date() })
    .where(and(eq(alias.workspaceId, actor.workspace.id), eq(alias.id, target.aliasId)))
}
