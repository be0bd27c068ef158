import 'server-only'
import writeXlsxFile from 'write-excel-file/node'
import { BOM, csvLine, streamOf } from './csv'
import type { ExportCell } from './export'

export type TableFormat = 'xlsx' | 'csv'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Rows, the first of them headings, as a file to be kept; CSV as it is made, a spreadsheet in one piece. */
export async function tableFile(
  rows: AsyncGenerator<ExportCell[]>,
  { name, format }: { name: string; format: TableFormat },
): Promise<Response> {
  const body = format === 'csv' ? streamOf(linesOf(rows)) : await sheetOf(rows)
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

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
