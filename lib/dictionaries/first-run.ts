import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { alias, companyInfo, lostReason, member, opportunity, salesTeam, stage, tag } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

export const STEPS = ['company', 'people', 'stages', 'team', 'tags', 'lostReasons', 'alias', 'card'] as const
export type Step = (typeof STEPS)[number]

/** How far a workspace has come on its way from the company's information to the first card on the board. */
export async function firstRun(tx: Tx, actor: Actor): Promise<Record<Step, boolean>> {
  const { id } = actor.workspace
  const some = (table: SQL, condition = sql`true`) =>
    sql`exists (select from ${table} where workspace_id = ${id} and ${condition})`
  const live = sql`archived_at is null`
  const { rows } = await tx.execute<Record<Step, boolean>>(sql`select
    ${some(sql`${companyInfo}`)} as company,
    (select count(*) > 1 from ${member} where workspace_id = ${id}) as people,
    ${some(sql`${stage}`, sql`kind = 'won' and ${live}`)} as stages,
    ${some(sql`${salesTeam}`, sql`has_opportunities and ${live}`)} as team,
    ${some(sql`${tag}`, live)} as tags,
    ${some(sql`${lostReason}`, sql`is_active and ${live}`)} as "lostReasons",
    ${some(sql`${alias}`)} as alias,
    ${some(sql`${opportunity}`)} as card`)
  return rows[0] ?? (Object.fromEntries(STEPS.map((step) => [step, false])) as Record<Step, boolean>)
}
