import {
  addDays,
  addMonths,
  endOfMonth,
  monthOf,
  type PlainDate,
  startOfWeek,
  weekdayOf,
} from '@/lib/vietnam/plain-date'
import type { Repeat } from './repeat'

/** Far enough for a thousand of anything, and an end to what never comes. */
const MOST_TURNS = 100_000

type Span = { from?: PlainDate; to?: PlainDate; limit: number }

/** The days of a rule that begins on one, in order; of them those from `from` to `to`, no more than `limit`. */
export function daysOf(
  repeat: Repeat,
  since: PlainDate,
  { from = since, to = '9999-12-31', limit }: Span,
): PlainDate[] {
  const last = repeat.until && repeat.until < to ? repeat.until : to
  const days: PlainDate[] = []
  let count = 0
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    for (const day of turnOf(repeat, since, turn * repeat.interval)) {
      if (day < since) continue
      if (day > last || days.length >= limit || (repeat.count && count >= repeat.count)) return days
      count++
      if (day >= from) days.push(day)
    }
  }
  return days
}

/** The first day of a rule on or after one, as if it began there. */
export const firstOn = (repeat: Repeat, on: PlainDate): PlainDate | undefined =>
  daysOf(repeat, on, { limit: 1 })[0]

/** The days of one turn: so many days, weeks, months or years after the one it begins in. */
function turnOf({ every, weekdays, nth, day, month }: Repeat, since: PlainDate, ahead: number): PlainDate[] {
  if (every === 'daily') return [addDays(since, ahead)]
  if (every === 'weekly') return weekdays.map((each) => addDays(startOfWeek(since), ahead * 7 + each - 1))
  const begin =
    every === 'yearly' ? `${since.slice(0, 4)}-${String(month).padStart(2, '0')}-01` : monthOf(since)
  const first = addMonths(begin, every === 'yearly' ? ahead * 12 : ahead)
  const end = endOfMonth(first)
  if (!nth) return [addDays(first, Math.min(day ?? 1, Number(end.slice(8))) - 1)]
  const [weekday = 1] = weekdays
  const least = nth > 0 ? addDays(first, (nth - 1) * 7) : addDays(end, -6)
  return [addDays(least, (weekday - weekdayOf(least) + 7) % 7)]
}

/** The rule that ends before a day. */
export function endedBefore(repeat: Repeat, since: PlainDate, on: PlainDate): Repeat {
  const last = addDays(on, -1)
  const end = repeat.count ? daysOf(repeat, since, { limit: repeat.count }).at(-1) : repeat.until
  return { ...repeat, count: null, until: end && end < last ? end : last }
}
