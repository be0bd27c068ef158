import { conflict } from '@/lib/kernel/errors'

const MB = 1024 * 1024

/** What a file may be; whatever is more is refused before it takes memory. */
export const MOST_BYTES = 30 * MB
export const MOST_ROWS = 200_000
const MOST_CELLS = 6_000_000
const MOST_COLUMNS = 200
const LONGEST_CELL = 32_767

/** Of a spreadsheet, which is a zip file: how many parts, how large each and all together once unpacked. */
export const PARTS = { count: 2000, each: 300 * MB, all: 400 * MB, strings: 60 * MB }

export const unreadable = () => conflict('importUnreadable')
export const tooLarge = () => conflict('importTooLarge', { rows: MOST_ROWS })

/** Counts what comes out of a file, and refuses it as soon as it is too much. */
export function counter() {
  let rows = 0
  let cells = 0
  return (row: readonly unknown[]) => {
    rows++
    cells += row.length
    const isLong = row.some((cell) => typeof cell === 'string' && cell.length > LONGEST_CELL)
    if (rows > MOST_ROWS + 1 || cells > MOST_CELLS || row.length > MOST_COLUMNS || isLong) throw tooLarge()
  }
}
