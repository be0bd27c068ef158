import 'server-only'
import { z } from 'zod'
import { notFound } from '@/lib/kernel/errors'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { read } from '@/lib/kernel/read'
import { historyOf } from '@/lib/records/history'
import { checkQuery, cursor, listQuery } from '@/lib/records/list-query'
import { countRecords, getRecord, listRecords, rereadRecords } from '@/lib/records/query'
import { opportunities } from './entity'
import { HISTORY_PAGE } from './queries'

/** The next page of a list. */
export const listOpportunities = read({
  name: 'opportunity.list',
  permission: 'opportunity:read',
  input: z.strictObject({ query: listQuery, after: cursor }),
  async run({ tx, actor }, { query, after }) {
    checkQuery(actor, opportunities, query)
    return listRecords(tx, actor, opportunities, { ...query, after })
  },
})

/** Fresh copies of rows on the screen; those that are missing have left the list. */
export const rereadOpportunities = read({
  name: 'opportunity.reread',
  permission: 'opportunity:read',
  input: z.strictObject({ query: listQuery, ids: z.array(z.uuid()).max(1000) }),
  async run({ tx, actor }, { query, ids }) {
    checkQuery(actor, opportunities, query)
    const rows = await rereadRecords(tx, actor, opportunities, ids, query)
    return { rows, total: await countRecords(tx, actor, opportunities, query) }
  },
})

/** One record as it is now, to set beside a stale edit. */
export const readOpportunity = read({
  name: 'opportunity.read',
  permission: 'opportunity:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    const row = await getRecord(tx, actor, opportunities, id)
    if (!row) throw notFound()
    return withoutHidden(actor, opportunities, row)
  },
})

/** Older changes of a record one may see. */
export const opportunityHistory = read({
  name: 'opportunity.history',
  permission: 'opportunity:read',
  input: z.strictObject({ id: z.uuid(), before: z.int().positive() }),
  async run({ tx, actor }, { id, before }) {
    if (!(await getRecord(tx, actor, opportunities, id))) throw notFound()
    return historyOf(tx, actor, opportunities.name, id, { before, limit: HISTORY_PAGE })
  },
})
