import 'server-only'
import { openSheet } from '@/lib/import/read/sheet'
import { conflict } from '@/lib/kernel/errors'
import { MOST_LINES } from './import'
import { columnsOf, type ImportColumn } from './import-columns'
import type { ImportLine } from './import-plan'

const HEADING_WITHIN = 10
const LONGEST = 500

/** The lines of a table of places; its headings stand on one of the first lines. */
export async function linesOf(bytes: Buffer): Promise<ImportLine[]> {
  const { lines } = await openSheet(bytes)
  const found: ImportLine[] = []
  let columns: (ImportColumn | null)[] | null = null
  let passed = 0
  for await (const { row, cells } of lines) {
    if (columns) found.push(lineOf(row, cells, columns))
    else {
      columns = columnsOf(cells)
      if (!columns && ++passed >= HEADING_WITHIN) break
    }
    if (found.length > MOST_LINES) throw conflict('tooManyRows', { most: MOST_LINES })
  }
  if (!columns) throw conflict('locationHeadings')
  if (found.length === 0) throw conflict('locationsEmpty')
  return found
}

function lineOf(row: number, cells: readonly unknown[], columns: (ImportColumn | null)[]): ImportLine {
  const said = columns.flatMap((column, at) => {
    const text = String(cells[at] ?? '')
      .normalize('NFC')
      .replaceAll('\0', '')
      .trim()
      .slice(0, LONGEST)
    return column ? [[column, text]] : []
  })
  return { row, ...Object.fromEntries(said) }
}
