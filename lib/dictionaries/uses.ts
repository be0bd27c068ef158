import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { type PgColumn, type PgTable, unionAll } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import {
  account,
  accountTag,
  lead,
  leadTag,
  opportunity,
  opportunityTag,
  salesTeam,
  stage,
} from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'

/** One place that refers to the rows of a dictionary: by id, or by name as currencies are. */
type Use = { by: string; table: PgTable & { workspaceId: PgColumn }; column: PgColumn; key?: 'name' }

/** Who refers to what: the truth for counts, for refusals and for what a replacement takes over. */
export const USES: Readonly<Record<string, readonly Use[]>> = {
  sales_team: [
    { by: 'opportunity', table: opportunity, column: opportunity.teamId },
    { by: 'account', table: account, column: account.teamId },
    { by: 'lead', table: lead, column: lead.teamId },
  ],
  stage: [{ by: 'opportunity', table: opportunity, column: opportunity.stageId }],
  tag: [
    { by: 'opportunity', table: opportunityTag, column: opportunityTag.tagId },
    { by: 'account', table: accountTag, column: accountTag.tagId },
    { by: 'lead', table: leadTag, column: leadTag.tagId },
  ],
  lost_reason: [{ by: 'opportunity', table: opportunity, column: opportunity.lostReasonId }],
  lead_source: [
    { by: 'opportunity', table: opportunity, column: opportunity.sourceId },
    { by: 'account', table: account, column: account.sourceId },
    { by: 'lead', table: lead, column: lead.sourceId },
  ],
  customer_type: [{ by: 'account', table: account, column: account.typeId }],
  occupation: [{ by: 'account', table: account, column: account.occupationId }],
  school: [{ by: 'account', table: account, column: account.schoolId }],
  stop_reason: [
    { by: 'account', table: account, column: account.stopReasonId },
    { by: 'lead', table: lead, column: lead.stopReasonId },
  ],
  currency: [{ by: 'opportunity', table: opportunity, column: opportunity.currency, key: 'name' }],
  pipeline: [
    { by: 'opportunity', table: opportunity, column: opportunity.pipelineId },
    { by: 'sales_team', table: salesTeam, column: salesTeam.pipelineId },
    { by: 'stage', table: stage, column: stage.pipelineId },
  ],
}

/** How many records of which kind use a row. */
export type Usage = Record<string, number>

/** Usage of every row of a dictionary that is used at all, counted in one query; keyed by id or name. */
export async function usageOf(tx: Tx, actor: Actor, entity: Entity): Promise<Map<string, Usage>> {
  const found = new Map<string, Usage>()
  const [first, ...others] = (USES[entity.name] ?? []).map((use) => counted(tx, actor, use))
  if (!first) return found
  const [second, ...rest] = others
  for (const { key, by, n } of second ? await unionAll(first, second, ...rest) : await first) {
    if (key) found.set(key, { ...found.get(key), [by]: n })
  }
  return found
}

const counted = (tx: Tx, actor: Actor, { by, table, column }: Use) =>
  tx
    .select({
      key: sql<string | null>`${column}::text`,
      by: sql<string>`${by}::text`,
      n: sql<number>`count(*)::int`,
    })
    .from(table)
    .where(eq(table.workspaceId, actor.workspace.id))
    .groupBy(column)
