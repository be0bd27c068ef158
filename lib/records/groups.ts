import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { customValue } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor, isHidden } from '@/lib/kernel/field-rights'
import { type Query, visible } from './query'

/** `key` is the group's id or value, null for records that have none; `sum` is of `amount` in its minor units. */
export type RecordGroup = { key: string | null; count: number; sum: number }

const GROUPED = new Set(['reference', 'references', 'choice'])

/** Fields by which records can be counted. */
export const groupable = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { type, hidden }]) => (GROUPED.has(type) && !hidden ? [name] : []))

const VALUES = {
  table: customValue,
  workspaceId: customValue.workspaceId,
  own: customValue.recordId,
  other: customValue.text,
}

/** How many records, and how much of `amount` where one is named, share each value of a field; the biggest group first. */
export async function groupRecords(
  tx: Tx,
  actor: Actor,
  declared: Entity,
  query: Query,
  { by, amount }: { by: string; amount?: string },
): Promise<RecordGroup[]> {
  const entity = entityFor(actor, declared)
  if (!groupable(entity).includes(by)) throw invalidField(by, 'group')
  const { custom } = entity.fields[by] ?? {}
  const join = custom ? VALUES : entity.joins?.[by]
  const key = join ? join.other : columnOf(entity, by)
  const selected = tx
    .select({
      key: sql<string | null>`${key}::text`,
      count: sql<string>`count(*)`,
      sum:
        !amount || isHidden(actor, declared, amount)
          ? sql<string>`0`
          : sql<string>`coalesce(sum(${columnOf(entity, amount)}), 0)`,
    })
    .from(entity.table)
    .$dynamic()
  const joined = join
    ? selected.leftJoin(
        join.table,
        and(
          eq(join.workspaceId, entity.table.workspaceId),
          eq(join.own, entity.table.id),
          custom && eq(customValue.fieldId, custom.id),
        ),
      )
    : selected
  const rows = await joined
    .where(visible(actor, entity, query))
    .groupBy(key)
    .orderBy(sql`count(*) desc`, sql`1`)
    .limit(500)
  return rows.map(({ key, count, sum }) => ({ key, count: Number(count), sum: Number(sum) }))
}
