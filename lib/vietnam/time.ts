import { daysBetween, formatDate, type PlainDate, VIETNAM } from './plain-date'

const MINUTE = 60_000
const SHOWN = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The day it is in a zone. */
export function today(timeZone = VIETNAM, now = new Date()): PlainDate {
  return dateIn(now, timeZone)
}

/** The plain date of an instant in a zone. */
export function dateIn(instant: Date, timeZone = VIETNAM): PlainDate {
  const { year, month, day } = partsOf(instant, timeZone)
  return `${year}-${month}-${day}`
}

/** Writes the time of an instant in a zone as HH:mm. */
export function formatTime(instant: Date, timeZone = VIETNAM) {
  const { hour, minute } = partsOf(instant, timeZone)
  return `${hour}:${minute}`
}

/** Writes an instant in a zone as dd/MM/yyyy HH:mm. */
export function formatDateTime(instant: Date, timeZone = VIETNAM) {
  return `${formatDate(dateIn(instant, timeZone))} ${formatTime(instant, timeZone)}`
}

/** The same with seconds, which are alike in every zone. */
export function formatToTheSecond(instant: Date, timeZone = VIETNAM) {
  return `${formatDateTime(instant, timeZone)}:${String(instant.getUTCSeconds()).padStart(2, '0')}`
}

/** The instant of a wall-clock time (HH:mm) in a zone; a time skipped by summer time moves forward. */
export function instantOf(date: PlainDate, time = '00:00', timeZone = VIETNAM) {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const guess = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(guess, timeZone))
}

/** Says in words how far an instant is from now; from 24 hours on it counts days of the zone's calendar. */
export function formatRelative(instant: Date, now: Date, locale = 'vi', timeZone = VIETNAM) {
  const minutes = Math.round((instant.getTime() - now.getTime()) / MINUTE)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (minutes === 0) return words.format(0, 'second')
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute')

  const hours = Math.round(minutes / 60)
  if (Math.abs(hours) < 24) return words.format(hours, 'hour')

  return inDays(daysBetween(dateIn(now, timeZone), dateIn(instant, timeZone)), words)
}

/** Says how far a day is from today in words: today, tomorrow, in three days. */
export function formatRelativeDay(date: PlainDate, from: PlainDate, locale = 'vi') {
  return inDays(daysBetween(from, date), new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
}

function inDays(days: number, words: Intl.RelativeTimeFormat) {
  const size = Math.abs(days)
  if (size < 14) return words.format(days, 'day')
  if (size < 60) return words.format(Math.round(days / 7), 'week')
  return size < 548
    ? words.format(Math.round(days / 30.44), 'month')
    : words.format(Math.round(days / 365.25), 'year')
}

/** How far the clock of a zone is ahead of UTC at a time, in milliseconds. */
export function offsetAt(time: number, timeZone: string) {
  const { year, month, day, hour, minute } = partsOf(new Date(time), timeZone)
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`) - Math.floor(time / MINUTE) * MINUTE
}

function partsOf(instant: Date, timeZone: string) {
  const parts = clockOf(timeZone).formatToParts(instant)
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: read('year').padStart(4, '0'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  }
}

function clockOf(timeZone: string) {
  const known = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...SHOWN, timeZone })
  clocks.set(timeZone, known)
  return known
}
