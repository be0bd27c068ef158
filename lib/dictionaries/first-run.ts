import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { alias, opportunity, orgUnit, salesTeam, stage } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

export const STEPS = ['company', 'team', 'alias', 'stages', 'card'] as const
export type Step = (typeof STEPS)[number]

/** How far a workspace has come on its way from a company's name to the first card on the board. */
export async function firstRun(tx: Tx, actor: Actor): Promise<Record<Step, boolean>> {
  const { id } = actor.workspace
  const { rows } = await tx.execute<Record<Step, boolean>>(sql`select
    exists (select from ${orgUnit} where ${orgUnit.workspaceId} = ${id}) as company,
    exists (select from ${salesTeam} where ${salesTeam.workspaceId} = ${id}
      and ${salesTeam.hasOpportunities} and ${salesTeam.archivedAt} is null) as team,
    exists (select from ${alias} where ${alias.workspaceId} = ${id}) as alias,
    exists (select from ${stage} where ${stage.workspaceId} = ${id} and ${stage.kind} = 'won'
      and ${stage.archivedAt} is null) as stages,
    exists (select from ${opportunity} where ${opportunity.workspaceId} = ${id}) as card`)
  const [found] = rows
  return found ?? { company: false, team: false, alias: false, stages: false, card: false }
}
