import type { Route } from 'next'
import { OUTCOMES } from '@/db/schema'
import type { LogQuery } from './queries'

const SHOWN: readonly string[] = [...OUTCOMES, 'pending']

/** What the address asks of the log; what it does not know is left out. */
export function logQuery(search: URLSearchParams): LogQuery {
  const outcome = search.get('outcome')
  return {
    outcome: outcome && SHOWN.includes(outcome) ? (outcome as LogQuery['outcome']) : undefined,
    search: search.get('q')?.slice(0, 200) || undefined,
    after: search.get('after') ?? undefined,
  }
}

/** The same list from a cursor on, or from its beginning. */
export function olderThan(search: URLSearchParams, cursor: string | null): Route {
  const params = new URLSearchParams(search)
  params.delete('after')
  if (cursor) params.set('after', cursor)
  const query = params.toString()
  return (query ? `/inbound?${query}` : '/inbound') as Route
}
