import 'server-only'
import type { Tx } from '@/db/client'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { isHidden } from '@/lib/kernel/field-rights'
import { groupRecords, type RecordGroup } from '@/lib/records/groups'
import { isUsable, withKnownSort } from '@/lib/records/list-page'
import { countRecords, listRecords, type Query } from '@/lib/records/query'
import { opportunities } from './entity'
import type { Grouped } from './grouping'
import { opportunityOptions } from './queries'

/** As many rows as a document holds. */
const PRINTED = 500

/** A list as a document: its rows up to a limit, how many there are, and their whole sum in the base currency. */
export async function loadPrint(tx: Tx, actor: Actor, asked: Query) {
  const query = withKnownSort(entityIn(actor, opportunities), asked)
  const options = await opportunityOptions(tx, actor)
  if (!isUsable(actor, opportunities, query)) return { rows: [], total: 0, sum: null, options }
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
  if (!isUsable(actor, opportunities, query) || isHidden(actor, opportunities, by)) return []
  const lost: Query['filter'] = ['status', 'is', 'lost']
  const filter =
    by === 'lostReasonId' ? { and: [...(query.filter ? [query.filter] : []), lost] } : query.filter
  return groupRecords(tx, actor, opportunities, { ...query, filter }, { by, amount: 'amountBase' })
}
