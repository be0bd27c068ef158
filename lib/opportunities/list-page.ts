import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { Refusal } from '@/lib/kernel/errors'
import { isHidden } from '@/lib/kernel/field-rights'
import { groupRecords, type RecordGroup } from '@/lib/records/groups'
import { checkQuery } from '@/lib/records/list-query'
import { countRecords, listRecords, type Page, type Query } from '@/lib/records/query'
import { opportunities } from './entity'
import type { Grouped } from './grouping'
import { opportunityOptions } from './queries'

export type ListStart = Page & { total: number; isRefused: boolean }

/** The first page of a list and how many there are; a filter that cannot be used gives nothing, and says so. */
export async function loadList(tx: Tx, actor: Actor, query: Query): Promise<ListStart> {
  if (!isUsable(actor, query)) return { rows: [], next: null, total: 0, isRefused: true }
  const page = await listRecords(tx, actor, opportunities, query)
  return { ...page, total: await countRecords(tx, actor, opportunities, query), isRefused: false }
}

/** As many rows as a document holds. */
const PRINTED = 500

/** A list as a document: its rows up to a limit, how many there are, and their whole sum in the base currency. */
export async function loadPrint(tx: Tx, actor: Actor, asked: Query) {
  const query = withKnownSort(asked)
  const options = await opportunityOptions(tx, actor)
  if (!isUsable(actor, query)) return { rows: [], total: 0, sum: null, options }
  const { rows } = await listRecords(tx, actor, opportunities, { ...query, limit: PRINTED })
  const total = await countRecords(tx, actor, opportunities, query)
  const hasSum = !['amountBase', 'ownerId'].some((field) => isHidden(actor, opportunities, field))
  const parts = hasSum
    ? await groupRecords(tx, actor, opportunities, query, { by: 'ownerId', amount: 'amountBase' })
    : []
  return { rows, total, sum: hasSum ? parts.reduce((all, { sum }) => all + sum, 0) : null, options }
}

/** Counts and sums by one field; by the reason of a loss only what is lost counts. */
export async function loadGroups(tx: Tx, actor: Actor, query: Query, by: Grouped): Promise<RecordGroup[]> {
  if (!isUsable(actor, query) || isHidden(actor, opportunities, by)) return []
  const lost: Query['filter'] = ['status', 'is', 'lost']
  const filter =
    by === 'lostReasonId' ? { and: [...(query.filter ? [query.filter] : []), lost] } : query.filter
  return groupRecords(tx, actor, opportunities, { ...query, filter }, { by, amount: 'amountBase' })
}

/** An order that the list does not have is the list's own; boards and lists share addresses. */
export function withKnownSort(query: Query): Query {
  const { sort, ...rest } = query
  const { fields }: Entity = opportunities
  const isKnown = sort && Object.hasOwn(fields, sort.field) && fields[sort.field]?.sortable
  return isKnown ? query : rest
}

function isUsable(actor: Actor, query: Query): boolean {
  try {
    checkQuery(actor, opportunities, query)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return false
    throw error
  }
}
