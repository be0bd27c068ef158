import type { Route } from 'next'
import { type LogFilter, logFilter } from './schema'

const NAMES = Object.keys(logFilter.shape) as (keyof LogFilter)[]

/** What the address asks of the log; what it does not know is left out. */
export function logFilterOf(search: URLSearchParams): LogFilter {
  const known = NAMES.flatMap((name) => {
    const parsed = logFilter.shape[name].safeParse(search.get(name) ?? undefined)
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : []
  })
  const { record, ...filter }: LogFilter = Object.fromEntries(known)
  return record && filter.kind ? { ...filter, record } : filter
}

/** An address of the log, or of its file, with a filter and perhaps a place to go on from. */
export function logHref(path: string, filter: LogFilter, after?: string | null): Route {
  const query = new URLSearchParams({ ...filter, ...(after && { after }) }).toString()
  return (query ? `${path}?${query}` : path) as Route
}
