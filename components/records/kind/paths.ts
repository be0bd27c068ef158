import type { Route } from 'next'
import type { Kind } from './kind'

/** A record that remembers the question of the list it was opened from. */
export const pathOf = ({ path }: Pick<Kind, 'path'>, id: string, from = '') =>
  `${path}/${id}${from && `?${new URLSearchParams({ from })}`}` as Route

export const listPathOf = ({ path }: Pick<Kind, 'path'>, from = '') => `${path}${from && `?${from}`}` as Route
