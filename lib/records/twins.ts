import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { customValue, searchToken } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { searchKey } from '@/lib/vietnam/text'
import { type Query, visible } from './query'
import { wholeToken } from './tokens'

/** Records that hold one of these values in a field they are found by, capitals and marks apart: ids by the value's key. */
export async function twinsOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  field: string,
  values: readonly string[],
  archived: Query['archived'] = 'any',
): Promise<Map<string, string[]>> {
  const twins = new Map<string, string[]>()
  const wanted = new Set(values.map(searchKey))
  if (wanted.size === 0) return twins
  const { table, fields } = entity
  const { custom } = fields[field] ?? {}
  const rows = await tx
    .selectDistinct({ id: table.id, value: custom ? customValue.text : columnOf(entity, field) })
    .from(searchToken)
    .innerJoin(table, and(eq(table.workspaceId, searchToken.workspaceId), eq(table.id, searchToken.recordId)))
    .leftJoin(
      customValue,
      custom
        ? and(
            eq(customValue.workspaceId, searchToken.workspaceId),
            eq(customValue.recordId, searchToken.recordId),
            eq(customValue.fieldId, custom.id),
          )
        : sql`false`,
    )
    .where(
      and(
        visible(actor, entity, { archived }),
        eq(searchToken.workspaceId, actor.workspace.id),
        eq(searchToken.entity, entity.name),
        eq(searchToken.field, field),
        inArray(searchToken.token, [...new Set(values.map(wholeToken))]),
      ),
    )
    .orderBy(table.id)
  for (const { id, value } of rows) {
    const key = searchKey(String(value ?? ''))
    if (wanted.has(key)) twins.set(key, [...(twins.get(key) ?? []), String(id)])
  }
  return twins
}
