import type { Route } from 'next'
import type { InboxQuery } from '@/lib/mail/inbox/queries'

export type Asked = InboxQuery

/** The address of the shared inbox as it is asked for. */
export function hrefOf({ view, teamId, after }: Asked): Route {
  const query = new URLSearchParams({
    ...(view !== 'unassigned' && { view }),
    ...(teamId && { team: teamId }),
    ...(after && { after }),
  }).toString()
  return (query ? `/inbox?${query}` : '/inbox') as Route
}
