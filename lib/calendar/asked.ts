import { type PlainDate, parseDate } from '@/lib/vietnam/plain-date'
import { VIEWS, type View } from './range'

/** Whose calendars were looked at last, in this browser. */
export const PEOPLE_COOKIE = 'calendar-people'
/** So many at once have colours and columns of their own. */
export const MOST_PEOPLE = 12

export type Asked = { view: View; on: PlainDate; who: string[] }

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** What an address asks the calendar for; whatever it leaves out is as given. */
export function askedIn(search: URLSearchParams, given: Asked): Asked {
  const view = VIEWS.find((each) => each === search.get('view')) ?? given.view
  const who = search.get('who')
  return {
    view,
    on: parseDate(search.get('on') ?? '') ?? given.on,
    who: who === null ? given.who : peopleIn(who),
  }
}

/** The members named in a list. */
export const peopleIn = (text: string): string[] =>
  [...new Set(text.split(',').filter((id) => UUID.test(id)))].slice(0, MOST_PEOPLE)

/** The address of a view. */
export function pathTo({ view, on, who }: Asked): string {
  return `/calendar?${new URLSearchParams({ view, on, who: who.join(',') })}`
}

/** A browser may be shared: what it remembers is of one member. */
export const keptPeople = (memberId: string | null, who: readonly string[]): string =>
  [memberId, ...who].join(',')

export function peopleKeptFor(memberId: string | null, kept: string | undefined): string[] | null {
  const [whose, ...who] = (kept ?? '').split(',')
  return memberId && whose === memberId ? peopleIn(who.join(',')) : null
}
