import 'server-only'
import { and, asc, desc, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { customValue, type Fields } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Entity, type FieldType, orderOf } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { isValueOf, valueColumn } from './custom-values'
import { whereFilter } from './filter'
import type { Filter } from './filter-shape'
import { withKept } from './joins'
import { withNames } from './references'
import { whereMatches } from './search'
import { type Archived, seen } from './seen'

export type Sort = { field: string; descending: boolean }
export type Query = { filter?: Filter; search?: string; archived?: Archived; sort?: Sort }
/** After which row a page begins; the value as the database writes it, null among the empty ones. */
export type Cursor = { value: unknown; id: string }
export type Page = { rows: Row[]; next: Cursor | null }
export type Row = Fields & { id: string }

export const PAGE = 50

/** Everything the actor may see of what was asked for. Lists, counts, boards and exports all start here. */
export function visible(actor: Actor, entity: Entity, { filter, search, archived }: Query = {}): SQL {
  return (
    and(
      seen(actor, entity, archived),
      filter && whereFilter(actor, entity, filter),
      search ? whereMatches(actor, entity, search) : undefined,
    ) ?? sql`false`
  )
}

/** One page by keyset: sorted by one column and the id, empty values last. */
export async function listRecords(
  tx: Tx,
  actor: Actor,
  declared: Entity,
  query: Query & { after?: Cursor | null; limit?: number },
): Promise<Page> {
  const entity = entityFor(actor, declared)
  const { after, limit = PAGE } = query
  const sort = sortOf(entity, query.sort)
  const where = visible(actor, entity, query)
  const found: Row[] = []
  if (!after || after.value !== null)
    found.push(...(await slice(tx, entity, sort, where, after ?? null, limit + 1)))
  if (found.length <= limit && !sort.column.notNull) {
    const from = after && after.value === null ? after : null
    found.push(...(await blanks(tx, entity, sort, where, from, limit + 1 - found.length)))
  }
  const last = found.length > limit ? found[limit - 1] : undefined
  const next = last ? { value: last[PLACE] ?? null, id: last.id } : null
  const rows = await withKept(tx, actor, entity, found.slice(0, limit).map(withoutPlace))
  return { rows: await withNames(tx, actor, entity, rows), next }
}

/** The records among these ids that the actor may see and that still answer to the query. */
export async function rereadRecords(
  tx: Tx,
  actor: Actor,
  declared: Entity,
  ids: string[],
  query: Query = {},
): Promise<Row[]> {
  if (ids.length === 0) return []
  const entity = entityFor(actor, declared)
  const rows = await tx
    .select(selection(entity))
    .from(entity.table)
    .where(and(visible(actor, entity, query), inArray(entity.table.id, ids)))
  return withNames(tx, actor, entity, await withKept(tx, actor, entity, rows as Row[]))
}

/**
 * One record with all its columns, or undefined when the actor may not reach it with this permission.
 * What is shown of it goes through `withoutHidden`.
 */
export async function getRecord(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  id: string,
  permission = entity.permissions.read,
): Promise<Row | undefined> {
  return (await getRecords(tx, actor, entity, [id], permission))[0]
}

/** The same for several, in the order of their ids; without those out of reach. */
export async function getRecords(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  ids: readonly string[],
  permission = entity.permissions.read,
): Promise<Row[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select()
    .from(entity.table as PgTable)
    .where(and(scope(actor, entity.table, permission), inArray(entity.table.id, [...ids])))
  const rows = new Map((found as Row[]).map((row) => [row.id, row]))
  const ordered = ids.flatMap((id) => rows.get(id) ?? [])
  return withKept(tx, actor, entityIn(actor, entity), ordered)
}

export async function countRecords(tx: Tx, actor: Actor, entity: Entity, query: Query = {}): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(entity.table)
    .where(visible(actor, entity, query))
  return row?.n ?? 0
}

const JOINED: ReadonlySet<FieldType> = new Set(['references', 'records', 'addresses', 'emails'])

/** The columns of the declared fields, with what every screen needs of a row. */
export function selection(entity: Entity): Record<string, PgColumn> {
  const names = Object.entries(entity.fields).flatMap(([name, { type, custom }]) =>
    JOINED.has(type) || custom ? [] : [name],
  )
  const standing = [
    'id',
    'version',
    'archivedAt',
    'createdAt',
    'updatedAt',
    'ownerId',
    'teamId',
    'position',
    'seriesId',
  ]
  const table = entity.table as unknown as Record<string, PgColumn | undefined>
  return Object.fromEntries(
    [...names, ...standing].flatMap((name) => (table[name] ? [[name, table[name]]] : [])),
  )
}

/** The sorted value as the database writes it: a JavaScript date would lose microseconds, and rows with them. */
const PLACE = '$place'

const withoutPlace = ({ [PLACE]: _, ...row }: Row): Row => row

export async function slice(
  tx: Tx,
  entity: Entity,
  sort: Sorted,
  where: SQL,
  after: Cursor | null,
  limit: number,
): Promise<Row[]> {
  const id = sort.fieldId ? customValue.recordId : entity.table.id
  const past =
    after &&
    (sort.descending
      ? sql`(${sort.column}, ${id}) < (${sort.bind(after.value)}, ${after.id}::uuid)`
      : sql`(${sort.column}, ${id}) > (${sort.bind(after.value)}, ${after.id}::uuid)`)
  const direction = sort.descending ? desc : asc
  const selected = tx
    .select({ ...selection(entity), [PLACE]: sql<string>`${sort.column}::text` })
    .from(entity.table)
    .$dynamic()
  const rows = await (sort.fieldId
    ? selected.innerJoin(customValue, isValueOf(entity, sort.fieldId))
    : selected
  )
    .where(and(where, past ?? undefined, sort.column.notNull ? undefined : isNotNull(sort.column)))
    .orderBy(direction(sort.column), direction(id))
    .limit(limit)
  return rows as unknown as Row[]
}

export async function blanks(
  tx: Tx,
  entity: Entity,
  sort: Sorted,
  where: SQL,
  after: Cursor | null,
  limit: number,
): Promise<Row[]> {
  const { id } = entity.table
  const past = after && (sort.descending ? sql`${id} < ${after.id}::uuid` : sql`${id} > ${after.id}::uuid`)
  const rows = await tx
    .select(selection(entity))
    .from(entity.table)
    .where(and(where, past ?? undefined, hasNone(entity, sort)))
    .orderBy((sort.descending ? desc : asc)(id))
    .limit(limit)
  return rows as Row[]
}

/** `fieldId` is that of a field which the company added, whose values stand in rows of their own. */
export type Sorted = Sort & { column: PgColumn; fieldId?: string; bind(value: unknown): SQL }

const hasNone = (entity: Entity, { column, fieldId }: Sorted): SQL =>
  fieldId ? sql`not exists (select from ${customValue} where ${isValueOf(entity, fieldId)})` : isNull(column)

/** By what a record is put in order; null when it holds nothing there. */
export const placeOf = (entity: Entity, { column, fieldId }: Sorted): SQL<string | null> =>
  fieldId
    ? sql`(select ${column}::text from ${customValue} where ${isValueOf(entity, fieldId)})`
    : sql`${column}::text`

export function sortOf(entity: Entity, sort: Sort | undefined): Sorted {
  const declared = sort && Object.hasOwn(entity.fields, sort.field) && entity.fields[sort.field]?.sortable
  const chosen = declared
    ? sort
    : { field: entity.table.position ? 'position' : 'createdAt', descending: !entity.table.position }
  const field = entity.fields[chosen.field]
  const fieldId = field?.custom?.id
  const column = field && fieldId ? valueColumn(field) : orderOf(entity, chosen.field)
  return {
    ...chosen,
    column,
    fieldId,
    bind: (value) => sql`${value}::${sql.raw(column.getSQLType().replace(/ collate .*/i, ''))}`,
  }
}
