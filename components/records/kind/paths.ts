import type { Route } from 'next'
import type { Kind } from './kind'

/** A record that remembers the question of the list it was opened from. */
export const pathOf = ({ path }: Pick<Kind, 'path'>, id: string, from = '') =>
  `${path}/${id}${from && `?${new URLSearchParams({ from })}`}` as Route

export const listPathOf = ({ path }: Pick<Kind, 'path'>, from = '') => `${path}${from && `?${from}`}` as Route

/** Where records of a kind are that are probably there twice. */
export const duplicatesPath = ({ path }: Pick<Kind, 'path'>, asked: Record<string, string> = {}) =>
  `${path}/duplicates${Object.keys(asked).length > 0 ? `?${new URLSearchParams(asked)}` : ''}` as Route

/** Where records become one, those of a kind or of anything else; `back` is whence one came. */
export const mergeHref = (path: string, ids: readonly string[], back?: 'duplicates') =>
  `${path}?ids=${ids.join()}${back ? `&back=${back}` : ''}` as Route
