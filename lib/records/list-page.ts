import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { Refusal } from '@/lib/kernel/errors'
import { checkQuery } from './list-query'
import { countRecords, listRecords, type Page, type Query } from './query'

export type ListStart = Page & { total: number; isRefused: boolean }

/** The first page of a list and how many there are; a filter that cannot be used gives nothing, and says so. */
export async function loadList(tx: Tx, actor: Actor, entity: Entity, query: Query): Promise<ListStart> {
  if (!isUsable(actor, entity, query)) return { rows: [], next: null, total: 0, isRefused: true }
  const page = await listRecords(tx, actor, entity, query)
  return { ...page, total: await countRecords(tx, actor, entity, query), isRefused: false }
}

/** An order that the list does not have is the list's own; boards and lists share addresses. */
export function withKnownSort({ fields }: Pick<Entity, 'fields'>, query: Query): Query {
  const { sort, ...rest } = query
  const isKnown = sort && Object.hasOwn(fields, sort.field) && fields[sort.field]?.sortable
  return isKnown ? query : rest
}

export function isUsable(actor: Actor, entity: Entity, query: Query): boolean {
  try {
    checkQuery(actor, entity, query)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return false
    throw error
  }
}
