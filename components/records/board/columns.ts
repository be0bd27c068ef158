import type { RecordBoard } from '@/lib/records/board'
import { NONE } from '@/lib/records/layouts'
import type { Query, Row } from '@/lib/records/query'
import { givenFirst } from '@/lib/vietnam/name'
import { compareVietnamese } from '@/lib/vietnam/text'
import type { ListRow } from '../list/use-list-rows'

type Sort = Query['sort']

/** In which column a card stands, as far as it is loaded. */
export const columnOfCard = (board: RecordBoard, id: string) =>
  board.columns.find(({ rows }) => rows.some((row) => row.id === id))

export const rowIn = (board: RecordBoard, id: string): ListRow | undefined =>
  columnOfCard(board, id)?.rows.find((row) => row.id === id) as ListRow | undefined

/** The board with a card in another column, at its place in the order, and both counts with it. */
export function moved(board: RecordBoard, id: string, to: string, by: string, sort: Sort): RecordBoard {
  const from = columnOfCard(board, id)
  const row = rowIn(board, id)
  if (!row || !from || from.key === to) return board
  const card = { ...row, [by]: to === NONE ? null : to }
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.key === from.key)
        return { ...column, count: column.count - 1, rows: column.rows.filter((each) => each.id !== id) }
      if (column.key !== to) return column
      return { ...column, count: column.count + 1, rows: placed(column.rows, card, sort) }
    }),
  }
}

/** The board with fresh rows that it counts already, each in the column of its value. */
export function withRows(board: RecordBoard, rows: readonly ListRow[], by: string, sort: Sort): RecordBoard {
  const unseen = rows.filter(({ id }) => !columnOfCard(board, id))
  if (unseen.length === 0) return board
  const keyOf = (row: ListRow) => String(row[by] ?? NONE)
  return {
    ...board,
    columns: board.columns.map((column) => {
      const own = unseen.filter((row) => keyOf(row) === column.key)
      const rows = own.reduce((all, row) => placed(all, row, sort), column.rows)
      return own.length > 0 ? { ...column, rows } : column
    }),
  }
}

/** The board after a write: the next one is of what the card is now. */
export const withVersion = (board: RecordBoard, written: { id: string; version: number }): RecordBoard => ({
  ...board,
  columns: board.columns.map((column) =>
    column.rows.some(({ id }) => id === written.id)
      ? { ...column, rows: column.rows.map((row) => (row.id === written.id ? { ...row, ...written } : row)) }
      : column,
  ),
})

function placed(
  rows: RecordBoard['columns'][number]['rows'],
  row: ListRow,
  sort: Sort = { field: 'createdAt', descending: true },
) {
  const sign = sort.descending ? -1 : 1
  const at = rows.findIndex(
    (other) => sign * compare(placeOf(row, sort.field), placeOf(other, sort.field)) < 0,
  )
  return at < 0 ? [...rows, row] : [...rows.slice(0, at), row, ...rows.slice(at)]
}

/** People stand by their given name, as in the list. */
const placeOf = (row: Row, field: string): unknown =>
  field === 'name' && row.kind !== 'organization' ? givenFirst(String(row.name)) : row[field]

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareVietnamese(a, b)
  return Number(a ?? 0) - Number(b ?? 0)
}
