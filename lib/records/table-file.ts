import 'server-only'
import { BOM, csvLine } from './csv'
import type { ExportCell } from './export'
import { workbookOf } from './sheet-file'

export type TableFormat = 'xlsx' | 'csv'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Rows, the first of them headings, as a file to be kept, sent as it is made. */
export function tableFile(
  rows: AsyncIterable<ExportCell[]>,
  { name, format }: { name: string; format: TableFormat },
): Response {
  return new Response(streamOf(tableBytes(rows, format)), {
    headers: tableHeaders({ name: `${name}.${format}`, format }),
  })
}

export const tableHeaders = ({ name, format }: { name: string; format: TableFormat }): HeadersInit => ({
  'Content-Type': TYPES[format],
  'Content-Disposition': `attachment; filename="${name}"`,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
})

/** The bytes of such a file, of which only a piece is in memory at a time. */
export const tableBytes = (rows: AsyncIterable<ExportCell[]>, format: TableFormat) =>
  format === 'csv' ? bytesOf(linesOf(rows)) : workbookOf(rows)

async function* linesOf(rows: AsyncIterable<ExportCell[]>): AsyncGenerator<string> {
  yield BOM
  for await (const row of rows) yield csvLine(row)
}

const PIECE = 32 * 1024

/** Text that is made a piece at a time, in bytes of a size worth sending. */
export async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length < PIECE) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text) yield encoder.encode(text)
}

/** What is made a piece at a time, as the body of an answer. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
}
