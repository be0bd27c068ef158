import 'server-only'
import { z } from 'zod'
import type { CaseState, Fields } from '@/db/schema'
import { type Context, command, type recordRef } from '@/lib/kernel/command'
import { invalidField, notFound } from '@/lib/kernel/errors'
import { each, items } from '@/lib/records/bulk'
import { getRecord, type Row } from '@/lib/records/query'
import { updateRecord } from '@/lib/records/write'
import { answerPatch } from './answered'
import { caseKind } from './commands'
import { cases } from './entity'
import { caseStatusesOf, firstOf } from './hooks'

const input = z.strictObject({ items })
const permission = 'support_case:write'

/** The customers of these cases have been answered. */
export const answerCases = command({
  name: 'support_case.answer',
  permission,
  input,
  run: (context, { items }) =>
    eachOf(context, items, 'case.answered', (row) => answerPatch(context, row, new Date())),
})

/** Cases are solved. */
export const solveCases = command({
  name: 'support_case.solve',
  permission,
  input,
  async run(context, { items }) {
    const statusId = await statusOf(context, 'solved')
    return eachOf(context, items, 'case.solved', () => ({ statusId }))
  },
})

/** Cases are taken up again. */
export const reopenCases = command({
  name: 'support_case.reopen',
  permission,
  input,
  async run(context, { items }) {
    const statusId = await statusOf(context, 'open')
    return eachOf(context, items, 'reopened', () => ({ statusId }))
  },
})

function eachOf(
  context: Context,
  refs: z.output<typeof recordRef>[],
  type: string,
  patchOf: (row: Row) => Fields | Promise<Fields>,
) {
  return each(context, refs, async ({ id, version }) => {
    const row = await getRecord(context.tx, context.actor, cases, id, permission)
    if (!row) throw notFound()
    return updateRecord(context, cases, caseKind.hooks, { id, version, patch: await patchOf(row), type })
  })
}

async function statusOf({ tx, actor }: Context, state: CaseState): Promise<string> {
  const found = firstOf(await caseStatusesOf(tx, actor), state)
  if (!found) throw invalidField('statusId', 'noCaseStatus')
  return found.id
}
