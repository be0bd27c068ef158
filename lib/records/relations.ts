import { and, eq, type SQL, sql } from 'drizzle-orm'
import { type Actor, can } from '@/lib/kernel/actor'
import { columnOf, type Entity, entities, entityNamed, isSearched } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'

/** How records of one kind are tied to others: by a field of their own, or by one of the others that refers to them. */
export type Relation = { name: string; kind: string; field: string; isBack: boolean }

/** Every relation of a kind of record by which the actor may look for it. */
export function relationsOf(actor: Actor, { name }: Pick<Entity, 'name'>): Relation[] {
  const own = linksOf(actor, entityNamed(name)).flatMap(({ field, to }) =>
    can(actor, entityNamed(to).permissions.read) ? [{ name: field, kind: to, field, isBack: false }] : [],
  )
  const others = [...entities.values()].filter(
    ({ path, permissions }) => path && can(actor, permissions.read),
  )
  const back = others.flatMap((other) =>
    linksOf(actor, other).flatMap(({ field, to }) =>
      to === name ? [{ name: `${other.name}.${field}`, kind: other.name, field, isBack: true }] : [],
    ),
  )
  return [...back, ...own]
}

/** The fields by which records refer to others among many, as far as the actor knows them. */
const linksOf = (actor: Actor, entity: Entity): { field: string; to: string }[] =>
  Object.entries(entityFor(actor, entity).fields).flatMap(([field, each]) =>
    isSearched(each) && each.to && !each.hidden ? [{ field, to: each.to }] : [],
  )

/**
 * Whether a record has any by this relation for which `fits` holds. The others stand in a query of their own,
 * so that a kind can be tied to itself, and the database may begin with whichever are fewer.
 */
export function hasRelated(
  { workspace }: Actor,
  entity: Entity,
  { kind, field, isBack }: Relation,
  fits: SQL,
): SQL {
  const other = entityNamed(kind)
  const holder = isBack ? other : entity
  const join = holder.joins?.[field]
  const fitting = (column: unknown) => sql`select ${column} as id from ${other.table} where ${fits}`
  const through = () =>
    join &&
    sql`select ${isBack ? join.other : join.own} as id from ${join.table} where ${and(
      eq(join.workspaceId, workspace.id),
      sql`${isBack ? join.own : join.other} in (${fitting(other.table.id)})`,
    )}`
  const found = through() ?? fitting(isBack ? columnOf(other, field) : other.table.id)
  const place = join || isBack ? entity.table.id : columnOf(entity, field)
  return sql`exists (select from (${found}) as related where related.id = ${place})`
}
