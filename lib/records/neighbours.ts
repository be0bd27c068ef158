import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { blanks, type Cursor, placeOf, type Query, type Row, slice, sortOf, visible } from './query'

export type Neighbours = { previous: string | null; next: string | null }

/** The records before and after one in a list, by its own order and never beyond what the actor may see. */
export async function neighboursOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  query: Query,
  id: string,
): Promise<Neighbours> {
  const sort = sortOf(entityFor(actor, entity), query.sort)
  const [here] = await tx
    .select({ value: placeOf(entity, sort) })
    .from(entity.table)
    .where(and(visible(actor, entity, { archived: 'any' }), eq(entity.table.id, id)))
  if (!here) return { previous: null, next: null }
  const at: Cursor = { value: here.value, id }
  const back = { ...sort, descending: !sort.descending }
  const where = visible(actor, entity, query)
  const filled = (order: typeof sort, after: Cursor | null) => slice(tx, entity, order, where, after, 1)
  const empty = (order: typeof sort, after: Cursor | null) => blanks(tx, entity, order, where, after, 1)
  if (at.value === null) {
    return {
      next: idOf(await empty(sort, at)),
      previous: idOf(await empty(back, at), await filled(back, null)),
    }
  }
  const blank = sort.column.notNull ? [] : await empty(sort, null)
  return { next: idOf(await filled(sort, at), blank), previous: idOf(await filled(back, at)) }
}

const idOf = (...found: Row[][]): string | null => found.flat()[0]?.id ?? null
