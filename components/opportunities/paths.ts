import type { Route } from 'next'

/** The list with its query, and a record that remembers the list it was opened from. */
export const listHref = (query: string) => `/opportunities${query && `?${query}`}` as Route

export const recordHref = (id: string, from = '') =>
  `/opportunities/${id}${from && `?${new URLSearchParams({ from })}`}` as Route
