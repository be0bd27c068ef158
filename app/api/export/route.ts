import { getLocale, getTranslations } from 'next-intl/server'
import writeXlsxFile from 'write-excel-file/node'
import { execute } from '@/lib/kernel/command'
import { parseInput } from '@/lib/kernel/input'
import { route } from '@/lib/kernel/route'
import { requireCaller } from '@/lib/kernel/session'
import { parseColumns } from '@/lib/records/columns'
import { BOM, csvLine, streamOf } from '@/lib/records/csv'
import { type ExportCell, exportedRows, exportInput, exportRecords, kindOfExport } from '@/lib/records/export'
import type { Say } from '@/lib/records/field-text'
import { listQueryOf } from '@/lib/records/list-query'
import { today } from '@/lib/vietnam/date'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

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
  const body = asked.format === 'csv' ? streamOf(linesOf(rows)) : await sheetOf(rows)
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[asked.format],
      'Content-Disposition': `attachment; filename="${asked.kind}-${today(actor.person?.timeZone)}.${asked.format}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
})

async function* linesOf(rows: AsyncGenerator<ExportCell[]>): AsyncGenerator<string> {
  yield BOM
  for await (const row of rows) yield csvLine(row)
}

/** Texts are written as texts, so that no cell is taken for a formula. */
async function sheetOf(rows: AsyncGenerator<ExportCell[]>): Promise<BodyInit> {
  const sheet: ({ value: string | number; fontWeight?: 'bold' } | null)[][] = []
  for await (const row of rows) {
    const isHead = sheet.length === 0
    sheet.push(
      row.map((value) => (value === null ? null : { value, ...(isHead && { fontWeight: 'bold' as const }) })),
    )
  }
  return new Uint8Array(await writeXlsxFile(sheet as never, { stickyRowsCount: 1 } as never).toBuffer())
}
