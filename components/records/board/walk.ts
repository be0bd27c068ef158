export type Walk = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

export const ARROWS: Readonly<Record<string, Walk>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

/** The card an arrow leads to: up and down in its column, sideways to the same height of the next that has any. */
export function walk(columns: readonly (readonly string[])[], id: string, direction: Walk): string | null {
  const open = columns.filter((ids) => ids.length > 0)
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

export const cardOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement && target.dataset.card ? target.dataset.card : null
