import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { member, type OWNER_RULES, teamMember } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'

export type Owner = { id: string; name: string }
type Team = { teamId: string; ownerRule: (typeof OWNER_RULES)[number]; leaderId: string | null }

/**
 * Who gets what comes in by itself: the team's leader, the next of its active members, or nobody. Whoever asks keeps
 * whose turn it was, under a lock, so that two at once do not get the same.
 */
export async function teamOwner(context: Context, team: Team, last: string | null): Promise<Owner | null> {
  if (team.ownerRule === 'unassigned') return null
  if (team.ownerRule === 'leader') return team.leaderId ? leader(context, team.leaderId) : null
  const members = await activeMembers(context, team.teamId)
  return (last && members.find(({ id }) => id > last)) || members[0] || null
}

async function leader({ tx, actor }: Context, id: string): Promise<Owner | null> {
  const [row] = await tx
    .select({ id: member.id, name: member.name })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id), eq(member.isActive, true)))
  return row ?? null
}

function activeMembers({ tx, actor }: Context, teamId: string): Promise<Owner[]> {
  const here = actor.workspace.id
  return tx
    .select({ id: member.id, name: member.name })
    .from(teamMember)
    .innerJoin(
      member,
      and(eq(member.workspaceId, teamMember.workspaceId), eq(member.id, teamMember.memberId)),
    )
    .where(and(eq(teamMember.workspaceId, here), eq(teamMember.teamId, teamId), eq(member.isActive, true)))
    .orderBy(asc(member.id))
}
