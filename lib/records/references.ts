import 'server-only'
import { and, inArray, not, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { kept, type Tx } from '@/db/client'
import type { Fields } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity, entities, entityNamed, isSearched } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { scope } from '@/lib/kernel/scope'

/** Rows of a tree with others below them. */
export const hasBelow = (actor: Actor, { table }: Entity): SQL =>
  sql`${table.id} in (select below.parent_id from ${table} as below where below.workspace_id = ${actor.workspace.id} and below.parent_id is not null and below.archived_at is null)`

const idsIn = (value: unknown): string[] => (value ? [value].flat().map(String) : [])

/** Refuses ids of records that the actor may not see: they might be another's, or nobody's. */
export async function checkReferences(
  { tx, actor }: Context,
  { fields }: Entity,
  rows: readonly Fields[],
): Promise<void> {
  for (const [name, { to }] of Object.entries(fields)) {
    const ids = to
      ? [...new Set(rows.flatMap((row) => (row[name] ? [row[name]].flat().map(String) : [])))]
      : []
    if (!to || ids.length === 0) continue
    const entity = entityNamed(to)
    const { table, permissions } = entity
    const found = await tx
      .select({ id: table.id })
      .from(table)
      .where(
        and(
          scope(actor, table, permissions.read),
          inArray(table.id, ids),
          fields[name]?.leaf ? not(hasBelow(actor, entity)) : undefined,
        ),
      )
    if (found.length !== ids.length) throw invalidField(name, 'unknownReference')
  }
}

/** A field of a record by which it refers to another. */
export type Reference = { entity: Entity; field: string }

/** Every field of records with pages of their own that refers to an entity: by their declarations. */
export const referencesTo = (name: string): Reference[] =>
  [...entities.values()]
    .filter(({ path }) => path)
    .flatMap((entity) =>
      Object.entries(entity.fields).flatMap(([field, { to }]) => (to === name ? [{ entity, field }] : [])),
    )

/** Where the ids are kept by which a field refers to others. */
export function placeOf(entity: Entity, field: string): Place {
  const join = entity.joins?.[field]
  if (join) return { table: join.table, workspaceId: join.workspaceId, column: join.other }
  return { table: entity.table, workspaceId: entity.table.workspaceId, column: columnOf(entity, field) }
}

type Place = { table: PgTable; workspaceId: PgColumn; column: PgColumn }

/**
 * Rows with the names of the records that they refer to, as far as the actor may see them: in `names`, by id.
 * The entity is as the actor knows it, so that a hidden field tells no name.
 */
export async function withNames<R extends Fields>(
  tx: Tx,
  actor: Actor,
  { fields }: Entity,
  rows: R[],
): Promise<R[]> {
  const links = Object.entries(fields).filter(([, field]) => isSearched(field))
  const wanted = new Map<string, Set<string>>()
  for (const [name, { to = '' }] of links)
    for (const id of rows.flatMap((row) => idsIn(row[name])))
      wanted.set(to, (wanted.get(to) ?? new Set()).add(id))
  const names = await namesOf(tx, actor, wanted)
  const told = (row: R) =>
    Object.fromEntries(
      links
        .flatMap(([name]) => idsIn(row[name]))
        .flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]])),
    )
  return links.length > 0 ? rows.map((row) => ({ ...row, names: told(row) })) : rows
}

/** The titles of records by their ids, of all kinds in one trip, as far as the actor may see them. */
async function namesOf(
  tx: Tx,
  actor: Actor,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Record<string, string>> {
  if (wanted.size === 0) return {}
  const parts = [...wanted].map(([kind, ids]) => {
    const entity = entityNamed(kind)
    const { table, title, permissions } = entity
    return sql`select ${table.id}::text as id, ${columnOf(entity, title)}::text as name from ${table}
      where ${and(scope(actor, table, permissions.read), sql`${table.id} = any(${sql.param([...ids])}::uuid[])`)}`
  })
  const { rows } = await tx.execute<{ id: string; name: string }>(kept(sql.join(parts, sql` union all `)))
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
