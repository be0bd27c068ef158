import { getLocale, getTranslations } from 'next-intl/server'
import { execute } from '@/lib/kernel/command'
import { parseInput } from '@/lib/kernel/input'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { parseColumns } from '@/lib/records/columns'
import { exportedRows, exportInput, exportRecords, kindOfExport } from '@/lib/records/export'
import type { Say } from '@/lib/records/field-text'
import { listQueryOf } from '@/lib/records/list-query'
import { tableFile } from '@/lib/records/table-file'
import { today } from '@/lib/vietnam/date'

/** The records of a list, or the ticked ones of it, as a file; that it was taken stands in the log. */
export const POST = route('record.export', 'record:export', async (request) => {
  const actor = await requireCaller()
  const search = new URLSearchParams(await request.text())
  const asked = parseInput(exportInput, {
    kind: search.get('kind') ?? '',
    format: search.get('format') ?? 'xlsx',
    query: listQueryOf(search),
    ids: search.getAll('id'),
  })
  const entity = kindOfExport(actor, asked.kind)
  await execute(exportRecords, actor, asked)
  const columns = parseColumns(search.get('cols'), entity).map(({ name }) => name)
  const rows = exportedRows(actor, asked, columns, {
    say: (await getTranslations()) as unknown as Say,
    locale: await getLocale(),
    timeZone: actor.person?.timeZone ?? actor.workspace.timeZone,
  })
  return tableFile(rows, {
    name: `${asked.kind}-${today(actor.person?.timeZone)}`,
    format: asked.format,
  })
})
