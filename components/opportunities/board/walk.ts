import type { BoardState } from './state'

export type Walk = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/** The card an arrow leads to: up and down in the column, sideways to the same height of the next open one. */
export function walk(state: BoardState, id: string, direction: Walk): string | null {
  const open = state.keys.flatMap((key) => {
    const column = state.columns[key]
    return column && !column.isFolded && column.ids.length > 0 ? [column.ids] : []
  })
  const at = open.findIndex((ids) => ids.includes(id))
  const column = open[at]
  if (!column) return null
  const row = column.indexOf(id)
  if (direction === 'up') return column[row - 1] ?? null
  if (direction === 'down') return column[row + 1] ?? null
  if (direction === 'first') return column[0] ?? null
  if (direction === 'last') return column.at(-1) ?? null
  const beside = open[at + (direction === 'right' ? 1 : -1)]
  return beside ? (beside[Math.min(row, beside.length - 1)] ?? null) : null
}
