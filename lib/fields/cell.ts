import { parseDate } from '@/lib/vietnam/plain-date'
import { searchKey } from '@/lib/vietnam/text'
import type { Cell } from './kind'

/** A cell as the text that its reader meant; a number never in powers of ten. */
export const textOf = (cell: Cell): string =>
  typeof cell === 'number' && Math.abs(cell) >= 1e21
    ? BigInt(Math.round(cell)).toString()
    : String(cell).trim()

/** A whole or broken number as it is written here or in English; undefined when it is none, or could be both. */
export function numberOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell
  const text = textOf(cell)
    .replace(/[\s\u00a0']/g, '')
    .replace(/%$/, '')
  if (/^[-+]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text))
    return Number(text.replaceAll('.', '').replace(',', '.'))
  if (/^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  return /^[-+]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

const FIRST_DAY = Date.UTC(1899, 11, 30)

/** A day, written day first unless the column is known to be month first; a spreadsheet may give its number. */
export function dayIn(cell: Cell, monthFirst: boolean): string | undefined {
  if (typeof cell === 'number') {
    const isDay = Number.isInteger(cell) && cell > 365 && cell < 110_000
    return isDay ? new Date(FIRST_DAY + cell * 86_400_000).toISOString().slice(0, 10) : undefined
  }
  const [text = ''] = textOf(cell).split(/[T ]\d{1,2}:/)
  const turned = monthFirst ? text.replace(/^(\d{1,2})([/.-])(\d{1,2})\2/, '$3$2$1$2') : text
  return parseDate(turned) ?? undefined
}

const TRUE = new Set(['co', 'yes', 'y', 'true', 'dung', 'x', '1', 'on', '✓', '☑'])
const FALSE = new Set(['khong', 'no', 'n', 'false', 'sai', '0', 'off', '-'])

export function truthOf(cell: Cell): boolean | undefined {
  if (typeof cell === 'boolean') return cell
  const key = searchKey(textOf(cell))
  if (TRUE.has(key)) return true
  return FALSE.has(key) ? false : undefined
}

/** Several things in one cell. */
export const listOf = (cell: Cell): string[] =>
  textOf(cell)
    .split(/[;,\n|]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
