import 'server-only'
import { asc, desc, type SQL, sql } from 'drizzle-orm'
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity, entityNamed, type Field } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { scope } from '@/lib/kernel/scope'
import { groupRecords } from './groups'
import { columnFields, inColumn, NONE, onBoard } from './layouts'
import { listOptions } from './options'
import {
  type Cursor,
  type Query,
  type Row,
  rereadRecords,
  type Sort,
  type Sorted,
  sortOf,
  visible,
} from './query'

/** One column: the key is the value of the field, `count` is of the whole column, `rows` its first cards. */
export type RecordColumn = { key: string; count: number; rows: Row[]; next: Cursor | null }
/** `isCut` says that more columns hold something than are shown. */
export type RecordBoard = { columns: RecordColumn[]; total: number; isCut: boolean }

/** How many cards of each column are wanted, by key. */
export type Sizes = Readonly<Record<string, number>>

export const CARDS = 30
const COLUMNS = 40

/** Records in columns by the values of one field: counted in one query, and their first cards found in another. */
export async function loadBoard(
  tx: Tx,
  actor: Actor,
  declared: Entity,
  query: Query,
  { by, sizes = {} }: { by: string; sizes?: Sizes },
): Promise<RecordBoard> {
  const entity = entityFor(actor, declared)
  if (!columnFields(entity).includes(by)) throw invalidField(by, 'group')
  const groups = await groupRecords(tx, actor, declared, onBoard(query, entity, by), { by })
  const counts = new Map(groups.map(({ key, count }) => [key ?? NONE, count]))
  const all = await keysOf(tx, actor, entity, by, counts)
  const keys = withinLimit(all, counts)
  const sort = orderOf(entity, query.sort)
  const parts = keys.flatMap((key) =>
    counts.has(key)
      ? [
          part(tx, entity, sort, {
            key,
            where: visible(actor, declared, inColumn(query, entity, by, key)),
            limit: (sizes[key] ?? CARDS) + 1,
          }),
        ]
      : [],
  )
  const places = await together(parts)
  const shown = new Map(keys.map((key) => [key, pageOf(places, key, sizes[key] ?? CARDS)]))
  const ids = [...shown.values()].flatMap(({ ids }) => ids)
  const rows = new Map(
    (await rereadRecords(tx, actor, declared, ids, { archived: 'any' })).map((row) => [row.id, row]),
  )
  return {
    columns: keys.map((key) => ({
      key,
      count: counts.get(key) ?? 0,
      rows: (shown.get(key)?.ids ?? []).flatMap((id) => rows.get(id) ?? []),
      next: shown.get(key)?.next ?? null,
    })),
    total: groups.reduce((sum, { count }) => sum + count, 0),
    isCut: keys.length < all.length,
  }
}

/** A column of cards is not put in order by what stands in rows of its own: no index would serve it. */
const orderOf = (entity: Entity, sort: Sort | undefined): Sorted =>
  sortOf(entity, sort && entity.fields[sort.field]?.custom ? undefined : sort)

/** Every value in its order; what is no longer offered only where something holds it. None is first if it has records. */
async function keysOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  by: string,
  counts: ReadonlyMap<string, number>,
): Promise<string[]> {
  const field = entity.fields[by] as Field
  const offered = field.to
    ? await inTreeOrder(tx, actor, field.to, await listOptions(tx, actor, field.to, field))
    : (field.options ?? []).map((id) => ({ id, isArchived: false }))
  const known = offered.flatMap(({ id, isArchived }) => (!isArchived || counts.has(id) ? [id] : []))
  const former = field.to ? [] : [...counts.keys()].filter((key) => key !== NONE && !known.includes(key))
  const mayBeEmpty = !field.required && (field.custom || !columnOf(entity, by).notNull)
  const values = [...known, ...former]
  if (counts.has(NONE)) return [NONE, ...values]
  return mayBeEmpty ? [...values, NONE] : values
}

/** Of a tree: what stands below one row together, in the order of those above. */
async function inTreeOrder<O extends { id: string }>(
  tx: Tx,
  actor: Actor,
  name: string,
  options: O[],
): Promise<O[]> {
  const { table, permissions } = entityNamed(name)
  const { parentId } = table as unknown as { parentId?: PgColumn }
  if (!parentId || !table.position) return options
  const rows = await tx
    .select({ id: sql<string>`${table.id}`, parentId: sql<string | null>`${parentId}` })
    .from(table)
    .where(scope(actor, table, permissions.read))
    .orderBy(asc(table.position), asc(table.id))
    .limit(2000)
  const order = new Map(below(rows, null).map((id, at) => [id, at]))
  const placeOf = ({ id }: O) => order.get(id) ?? rows.length
  return [...options].sort((a, b) => placeOf(a) - placeOf(b))
}

const below = (rows: readonly { id: string; parentId: string | null }[], parent: string | null): string[] =>
  rows.flatMap(({ id, parentId }) => (parentId === parent ? [id, ...below(rows, id)] : []))

/** Of too many columns those that hold most. */
function withinLimit(keys: string[], counts: ReadonlyMap<string, number>): string[] {
  if (keys.length <= COLUMNS) return keys
  const fullest = [...keys].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, COLUMNS)
  return keys.filter((key) => fullest.includes(key))
}

type Place = { key: string; id: string; value: string | null }
type Part = { key: string; where: SQL; limit: number }

function part(tx: Tx, { table }: Entity, { column, descending }: Sorted, { key, where, limit }: Part) {
  const direction = descending ? desc : asc
  return tx
    .select({
      key: sql<string>`${key}::text`.as('key'),
      id: sql<string>`${table.id}`.as('id'),
      value: sql<string | null>`${column}::text`.as('value'),
    })
    .from(table)
    .where(where)
    .orderBy(...(column.notNull ? [] : [sql`${column} is null`]), direction(column), direction(table.id))
    .limit(limit)
}

async function together([first, second, ...rest]: ReturnType<typeof part>[]): Promise<Place[]> {
  if (!first) return []
  return second ? unionAll(first, second, ...rest) : first
}

function pageOf(places: readonly Place[], key: string, size: number): { ids: string[]; next: Cursor | null } {
  const own = places.filter((place) => place.key === key)
  const last = own.length > size ? own[size - 1] : undefined
  return {
    ids: own.slice(0, size).map(({ id }) => id),
    next: last ? { value: last.value, id: last.id } : null,
  }
}
