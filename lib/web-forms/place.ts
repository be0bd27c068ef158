import 'server-only'
import { and, eq } from 'drizzle-orm'
import { member, salesTeam } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import type { Row } from '@/lib/records/query'
import { teamOwner } from '@/lib/records/team-owner'

/** Whose a lead of this form is: as the form says, as far as it is still so, else as the team gives what comes in. */
export async function placeOf(
  context: Context,
  { leadOwnerId, leadTeamId, lastOwnerId }: Row,
): Promise<{ ownerId: string | null; teamId: string | null }> {
  const team = leadTeamId ? await teamIn(context, String(leadTeamId)) : null
  const teamId = team?.teamId ?? null
  if (leadOwnerId && (await isHere(context, String(leadOwnerId))))
    return { ownerId: String(leadOwnerId), teamId }
  const owner = team && (await teamOwner(context, team, lastOwnerId ? String(lastOwnerId) : null))
  return { ownerId: owner?.id ?? null, teamId }
}

async function teamIn({ tx, actor }: Context, id: string) {
  const { ownerRule, leaderId, archivedAt } = salesTeam
  const [row] = await tx
    .select({ teamId: salesTeam.id, ownerRule, leaderId, archivedAt })
    .from(salesTeam)
    .where(and(eq(salesTeam.workspaceId, actor.workspace.id), eq(salesTeam.id, id)))
  return row && !row.archivedAt ? row : null
}

async function isHere({ tx, actor }: Context, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ isActive: member.isActive })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id)))
  return row?.isActive ?? false
}
