import { addDays, dateIn, instantOf, type PlainDate, weekdayOf } from '@/lib/vietnam/date'
import type { Taken } from './shapes'

export const WORK = { from: '08:00', to: '17:30' }
const STEP = 30 * 60_000
const MINUTE = 60_000

type Between = Pick<Taken, 'startsAt' | 'endsAt'>

export const overlaps = (a: Between, b: Between): boolean =>
  Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt)

type Wanted = {
  from: Date
  minutes: number
  zone: string
  isDayOff(day: PlainDate): boolean
  /** How many days to look through. */
  days: number
  most: number
}

/** The first times at which nobody has anything else to do: on working days, at working hours, by half hours. */
export function freeTimes(taken: readonly Between[], wanted: Wanted): Date[] {
  const { from, minutes, zone, isDayOff, days, most } = wanted
  const first = dateIn(from, zone)
  const found: Date[] = []
  for (let at = 0; at < days && found.length < most; at++) {
    const day = addDays(first, at)
    if (weekdayOf(day) > 5 || isDayOff(day)) continue
    const end = +instantOf(day, WORK.to, zone)
    for (let start = +instantOf(day, WORK.from, zone); start + minutes * MINUTE <= end; start += STEP) {
      if (found.length === most) break
      const slot = iso(start, start + minutes * MINUTE)
      if (start < +from || taken.some((each) => overlaps(each, slot))) continue
      found.push(new Date(start))
    }
  }
  return found
}

const iso = (from: number, to: number): Between => ({
  startsAt: new Date(from).toISOString(),
  endsAt: new Date(to).toISOString(),
})
