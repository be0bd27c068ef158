import 'server-only'
import { and, asc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Fields } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity, entityNamed, type Field } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { scope } from '@/lib/kernel/scope'

/** A record as a choice: enough to name and colour it. */
export type Option = { id: string; name: string; color?: string; isArchived?: boolean }

/** All records of a dictionary in its order; archived, inactive or unoffered ones come last and are marked. */
export async function listOptions(
  tx: Tx,
  actor: Actor,
  entityName: string,
  offered?: Field['offered'],
): Promise<Option[]> {
  const entity = entityNamed(entityName)
  const { table, title, fields, permissions } = entity
  const archived = sql<boolean>`(${or(
    table.archivedAt ? isNotNull(table.archivedAt) : sql`false`,
    table.isActive ? eq(table.isActive, false) : undefined,
    offered ? unoffered(entity, offered) : undefined,
  )})`
  const rows = await tx
    .select({
      id: table.id,
      name: columnOf(entity, title),
      color: fields.color ? columnOf(entity, 'color') : sql<null>`null`,
      isArchived: archived,
    })
    .from(table)
    .where(scope(actor, table, permissions.read))
    .orderBy(archived, asc(table.position ?? columnOf(entity, title)), asc(table.id))
    .limit(2000)
  return rows.map(({ id, name, color, isArchived }) => ({
    id: String(id),
    name: String(name),
    ...(color ? { color: String(color) } : {}),
    ...(isArchived ? { isArchived } : {}),
  }))
}

const unoffered = (entity: Entity, offered: NonNullable<Field['offered']>) =>
  typeof offered === 'string'
    ? eq(columnOf(entity, offered), false)
    : ne(columnOf(entity, offered.field), offered.is)

/** Options of every entity that the fields of `entity` refer to, by entity name. */
export async function optionsFor(tx: Tx, actor: Actor, entity: Entity): Promise<Record<string, Option[]>> {
  const names = new Map(
    Object.values(entity.fields).flatMap(({ to, offered }) => (to ? [[to, offered] as const] : [])),
  )
  const lists: Record<string, Option[]> = {}
  for (const [name, offered] of names) lists[name] = await listOptions(tx, actor, name, offered)
  return lists
}

/** Refuses ids of records that the actor may not see: they might be another's, or nobody's. */
export async function checkReferences(
  { tx, actor }: Context,
  { fields }: Entity,
  values: Fields,
): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const { to } = fields[name] ?? {}
    const ids = to && value ? [value].flat().map(String) : []
    if (!to || ids.length === 0) continue
    const { table, permissions } = entityNamed(to)
    const found = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(scope(actor, table, permissions.read), inArray(table.id, ids)))
    if (found.length !== new Set(ids).size) throw invalidField(name, 'unknownReference')
  }
}
