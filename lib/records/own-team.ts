import 'server-only'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { salesTeam, teamMember } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

type Purpose = 'hasOpportunities' | 'hasLeads'

/**
 * The team that a person's new records belong to: of the own ones, that of the company nearest above them.
 * With a purpose, only teams that have it.
 */
export async function ownTeam(tx: Tx, actor: Actor, purpose?: Purpose): Promise<string | null> {
  if (!actor.id) return null
  const path = sql.param([...actor.standing.path])
  const [row] = await tx
    .select({ id: salesTeam.id })
    .from(teamMember)
    .innerJoin(
      salesTeam,
      and(eq(salesTeam.workspaceId, teamMember.workspaceId), eq(salesTeam.id, teamMember.teamId)),
    )
    .where(
      and(
        eq(teamMember.workspaceId, actor.workspace.id),
        eq(teamMember.memberId, actor.id),
        purpose && eq(salesTeam[purpose], true),
        isNull(salesTeam.archivedAt),
      ),
    )
    .orderBy(
      sql`array_position(${path}::uuid[], ${salesTeam.companyId})`,
      asc(salesTeam.position),
      asc(salesTeam.id),
    )
    .limit(1)
  return row?.id ?? null
}
