import { getLocale, getTranslations } from 'next-intl/server'
import { exportInput, exportRecords } from '@/lib/export/commands'
import { execute } from '@/lib/kernel/command'
import { entityFor } from '@/lib/kernel/field-rights'
import { parseInput } from '@/lib/kernel/input'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { parseColumns } from '@/lib/records/columns'
import { exportedRows, kindOfExport } from '@/lib/records/export'
import type { Say } from '@/lib/records/field-text'
import { listQueryOf } from '@/lib/records/list-query'
import { tableFile } from '@/lib/records/table-file'
import { today } from '@/lib/vietnam/date'

/** The records of a list, or the ticked ones of it, as a file; of very many the export that makes it (202). That it was taken stands in the log. */
export const POST = route('record.export', 'record:export', async (request) => {
  const actor = await requireCaller()
  const search = new URLSearchParams(await request.text())
  const kind = search.get('kind') ?? ''
  const format = search.get('format') ?? 'xlsx'
  const offered = entityFor(actor, kindOfExport(actor, kind))
  const name = `${kind}-${today(actor.person?.timeZone)}`
  const asked = parseInput(exportInput, {
    kind,
    format,
    query: listQueryOf(search),
    ids: search.getAll('id'),
    columns: parseColumns(search.get('cols'), offered).map((column) => column.name),
    locale: await getLocale(),
    timeZone: actor.person?.timeZone ?? actor.workspace.timeZone,
    fileName: `${name}.${format}`,
  })
  const { data } = await execute(exportRecords, actor, asked)
  if (data.id) return Response.json(data, { status: 202 })
  const say = (await getTranslations()) as unknown as Say
  const rows = exportedRows(actor, asked, asked.columns, { ...asked, say })
  return tableFile(rows, { name, format: asked.format })
})
