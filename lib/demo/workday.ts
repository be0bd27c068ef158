import { addDays, type PlainDate, weekdayOf } from '@/lib/vietnam/plain-date'
import type { Random } from './random'
import type { Instant } from './shape'

const HOLIDAYS = new Set(['01-01', '04-30', '05-01', '09-01', '09-02'])

export function isWorkday(date: PlainDate) {
  return weekdayOf(date) < 6 && !HOLIDAYS.has(date.slice(5))
}

/** The date itself, or the nearest working day before it. */
export function workdayBefore(date: PlainDate): PlainDate {
  return isWorkday(date) ? date : workdayBefore(addDays(date, -1))
}

/** The date itself, or the nearest working day after it. */
export function workdayAfter(date: PlainDate): PlainDate {
  return isWorkday(date) ? date : workdayAfter(addDays(date, 1))
}

/** A moment of the working day in Vietnam, outside the lunch break. */
export function officeMoment(random: Random, date: PlainDate): Instant {
  const isMorning = random.chance(55)
  return momentOf(date, isMorning ? random.int(8 * 60, 11 * 60 + 45) : random.int(13 * 60 + 15, 17 * 60 + 30))
}

/** The instant of a minute of a day in Vietnam, which keeps UTC+7 all year. */
function momentOf(date: PlainDate, minute: number): Instant {
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return new Date(`${date}T${clock}:00+07:00`).toISOString()
}
