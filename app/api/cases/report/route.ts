import { getTranslations } from 'next-intl/server'
import { careReport } from '@/lib/cases/report'
import { periodIn, searchOf } from '@/lib/cases/report-period'
import { reportRows } from '@/lib/cases/report-rows'
import { can } from '@/lib/kernel/actor'
import { forbidden } from '@/lib/kernel/errors'
import { readingBehind } from '@/lib/kernel/replica'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { tableFile } from '@/lib/records/table-file'

/** The report of cases and sales as a file. */
export const GET = route('support_case.report_file', 'record:export', async (request) => {
  const actor = await requireCaller()
  if (!can(actor, 'record:export') || !can(actor, 'support_case:read')) throw forbidden()
  const period = periodIn(new URL(request.url).searchParams, actor.workspace.timeZone)
  const report = await readingBehind(actor, (tx) => careReport(tx, actor, period))
  const rows = reportRows(report, await getTranslations('caseReport'), actor.workspace.currency)
  return tableFile(rows, { name: `report-${searchOf(period).replace(/\W+/g, '-')}`, format: 'csv' })
})
