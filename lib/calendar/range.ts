import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  monthOf,
  type PlainDate,
  startOfWeek,
} from '@/lib/vietnam/plain-date'

export const VIEWS = ['day', 'week', 'month', 'year', 'agenda'] as const
export type View = (typeof VIEWS)[number]
/** Both days count. */
export type Days = { from: PlainDate; to: PlainDate }

const AGENDA_DAYS = 28

/** The days that a view shows around a day; weeks begin on Monday, and a month is shown in whole ones. */
export function daysOf(view: View, on: PlainDate): Days {
  if (view === 'day') return { from: on, to: on }
  if (view === 'agenda') return { from: on, to: addDays(on, AGENDA_DAYS - 1) }
  if (view === 'week') return { from: startOfWeek(on), to: addDays(startOfWeek(on), 6) }
  if (view === 'year') return { from: `${on.slice(0, 4)}-01-01`, to: `${on.slice(0, 4)}-12-31` }
  return { from: startOfWeek(`${monthOf(on)}-01`), to: addDays(startOfWeek(endOfMonth(on)), 6) }
}

/** The day a view stands at when it is turned a page on, or back. */
export function turned(view: View, on: PlainDate, by: 1 | -1): PlainDate {
  if (view === 'month') return addMonths(on, by)
  if (view === 'year') return addMonths(on, 12 * by)
  return addDays(on, by * { day: 1, week: 7, agenda: AGENDA_DAYS }[view])
}

export function eachDay({ from, to }: Days): PlainDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
}

/** Whole weeks. */
export function weeksOf(days: Days): PlainDate[][] {
  const all = eachDay(days)
  return Array.from({ length: Math.ceil(all.length / 7) }, (_, at) => all.slice(at * 7, at * 7 + 7))
}
