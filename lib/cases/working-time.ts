import { addDays, dateIn, instantOf, type PlainDate, weekdayOf } from '@/lib/vietnam/date'

export type Span = { from: string; until: string }
/** When a company works: on these days of the week, in these hours of them, not on holidays. */
export type WorkCalendar = {
  days: readonly number[]
  spans: readonly Span[]
  holidays: ReadonlySet<PlainDate>
  timeZone: string
}

const MINUTE = 60_000
/** A company that never works would be waited for without end. */
const MOST_DAYS = 3660

const isWorkday = (day: PlainDate, { days, holidays }: WorkCalendar): boolean =>
  days.includes(weekdayOf(day)) && !holidays.has(day)

/** The working hours from a moment on, one after the other. */
function* hoursFrom(from: Date, calendar: WorkCalendar): Generator<{ start: number; end: number }> {
  const first = dateIn(from, calendar.timeZone)
  for (let at = 0; at < MOST_DAYS; at++) {
    const day = addDays(first, at)
    if (!isWorkday(day, calendar)) continue
    for (const span of calendar.spans) {
      const start = Math.max(instantOf(day, span.from, calendar.timeZone).getTime(), from.getTime())
      const end = instantOf(day, span.until, calendar.timeZone).getTime()
      if (end > start) yield { start, end }
    }
  }
}

/** The moment at which so many minutes have been worked; null when that never comes. */
export function afterWorking(from: Date, minutes: number, calendar: WorkCalendar): Date | null {
  let left = minutes * MINUTE
  for (const { start, end } of hoursFrom(from, calendar)) {
    if (left <= end - start) return new Date(start + left)
    left -= end - start
  }
  return null
}

/** How many whole minutes are worked between two moments. */
export function workingMinutes(from: Date, until: Date, calendar: WorkCalendar): number {
  let worked = 0
  for (const { start, end } of hoursFrom(from, calendar)) {
    if (start >= until.getTime()) break
    worked += Math.min(end, until.getTime()) - start
  }
  return Math.floor(worked / MINUTE)
}
