import type { Route } from 'next'

/** A record that remembers the list it was opened from. */
export const recordHref = (id: string, from = '') =>
  `/opportunities/${id}${from && `?${new URLSearchParams({ from })}`}` as Route

/** A record opened from a board: `search` is the board's own query, with its question mark. */
export const cardHref = (id: string, search: string) => {
  const from = new URLSearchParams(search)
  from.set('on', 'board')
  return recordHref(id, from.toString())
}

export const isFromBoard = (from: string): boolean => new URLSearchParams(from).get('on') === 'board'

/** Where a record was opened from: the board as it was asked, or the list. */
export function originHref(from: string): Route {
  if (!isFromBoard(from)) return `/opportunities${from && `?${from}`}` as Route
  const asked = new URLSearchParams(from)
  asked.delete('on')
  return `/board${asked.size > 0 ? `?${asked}` : ''}` as Route
}

/** Where opportunities become one. */
export const MERGE_PATH = '/opportunities/merge'
