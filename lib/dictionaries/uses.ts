import 'server-only'
import '@/lib/entities'
import { eq, sql } from 'drizzle-orm'
import { type PgColumn, type PgTable, unionAll } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { customValue, opportunity, salesTeam, stage } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { placeOf, type Reference, referencesTo } from '@/lib/records/references'

/** One place that refers to the rows of a dictionary: by id, or by name as currencies are. */
type Use = { by: string; table: PgTable; workspaceId: PgColumn; column: PgColumn }

const inColumn = (by: string, table: PgTable & { workspaceId: PgColumn }, column: PgColumn): Use => ({
  by,
  table,
  workspaceId: table.workspaceId,
  column,
})

/** Uses that no field declares. */
const OTHERS: Readonly<Record<string, readonly Use[]>> = {
  currency: [inColumn('opportunity', opportunity, opportunity.currency)],
  custom_field: [inColumn('custom_value', customValue, customValue.fieldId)],
  pipeline: [
    inColumn('opportunity', opportunity, opportunity.pipelineId),
    inColumn('sales_team', salesTeam, salesTeam.pipelineId),
    inColumn('stage', stage, stage.pipelineId),
  ],
}

function useBy({ entity, field }: Reference): Use {
  return { by: entity.name, ...placeOf(entity, field) }
}

/** How many records of which kind use a row. */
export type Usage = Record<string, number>

/** Usage of every row of a dictionary that is used at all, counted in one query; keyed by id or name. */
export async function usageOf(tx: Tx, actor: Actor, { name }: Entity): Promise<Map<string, Usage>> {
  const found = new Map<string, Usage>()
  const uses = [...referencesTo(name).map(useBy), ...(OTHERS[name] ?? [])]
  const [first, second, ...rest] = uses.map((use) => counted(tx, actor, use))
  if (!first) return found
  for (const { key, by, n } of second ? await unionAll(first, second, ...rest) : await first) {
    if (key) found.set(key, { ...found.get(key), [by]: n })
  }
  return found
}

const counted = (tx: Tx, actor: Actor, { by, table, workspaceId, column }: Use) =>
  tx
    .select({
      key: sql<string | null>`${column}::text`,
      by: sql<string>`${by}::text`,
      n: sql<number>`count(*)::int`,
    })
    .from(table)
    .where(eq(workspaceId, actor.workspace.id))
    .groupBy(column)
