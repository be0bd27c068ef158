import 'server-only'
import type { ImportCell, ImportSource } from '@/db/schema'
import { conflict } from '@/lib/kernel/errors'
import { csvRows, separatorOf } from './csv'
import { decodeText } from './encoding'
import { counter, MOST_BYTES, tooLarge } from './limits'
import { readXlsx } from './xlsx'
import { openZip } from './zip'

/** A row of a file under the number that the file shows for it; empty rows are left out. */
export type Line = { row: number; cells: ImportCell[] }
export type Sheet = { source: ImportSource; lines: AsyncIterable<Line> | Iterable<Line> }

const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b]

/** Opens a table by what it is, whatever it is called; what is none is refused in words. */
export async function openSheet(bytes: Buffer): Promise<Sheet> {
  if (bytes.length > MOST_BYTES) throw tooLarge()
  if (begins(bytes, OLD_EXCEL)) throw conflict('importOldExcel')
  if (begins(bytes, ZIP)) {
    const { sheet, lines } = await readXlsx(await openZip(bytes))
    return { source: { format: 'xlsx', sheet }, lines }
  }
  const decoded = decodeText(bytes)
  if (!decoded) throw conflict('importNoTable')
  const separator = separatorOf(decoded.text)
  return {
    source: { format: 'csv', encoding: decoded.encoding, separator },
    lines: csvLines(decoded.text, separator),
  }
}

function* csvLines(text: string, separator: Parameters<typeof csvRows>[1]): Generator<Line> {
  const count = counter()
  let row = 0
  for (const cells of csvRows(text, separator)) {
    row++
    count(cells)
    const read = cells.map((cell) => freed(cell.trim()) || null)
    if (read.some((cell) => cell !== null)) yield { row, cells: read }
  }
}

/** Takes the sign away by which an export keeps a text from being taken for a formula. */
const freed = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

const begins = (bytes: Uint8Array, sign: readonly number[]) => sign.every((byte, at) => bytes[at] === byte)
