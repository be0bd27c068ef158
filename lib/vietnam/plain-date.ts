/** A day without time or zone, as yyyy-MM-dd. */
export type PlainDate = string

export const VIETNAM = 'Asia/Ho_Chi_Minh'

const DAY = 86_400_000
const ENTRY = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** Reads d/M/yyyy (also with - or .) or yyyy-MM-dd; null when there is no such day. */
export function parseDate(text: string): PlainDate | null {
  const trimmed = text.trim()
  const iso = ISO.exec(trimmed)
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))

  const typed = ENTRY.exec(trimmed)
  return typed ? plainDate(Number(typed[4]), Number(typed[3]), Number(typed[1])) : null
}

/** Writes a plain date as dd/MM/yyyy. */
export function formatDate(date: PlainDate) {
  const [year, month, day] = date.split('-')
  return `${day}/${month}/${year}`
}

/** Writes the day and month only, as dd/MM. */
export function formatDayMonth(date: PlainDate) {
  return formatDate(date).slice(0, 5)
}

/** Writes days in words, in the reader's language, the day before the month in each. */
export function daysIn(locale: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' })
  return (date: PlainDate) => format.format(new Date(utc(date)))
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return isoOf(new Date(utc(date) + days * DAY))
}

/** Adds months, keeping to the last day of a shorter month. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(2000, 0, 1))
  last.setUTCFullYear(year, month + months, 0)
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return isoOf(last)
}

/** Days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate) {
  return Math.round((utc(to) - utc(from)) / DAY)
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: PlainDate) {
  return new Date(utc(date)).getUTCDay() || 7
}

export function startOfWeek(date: PlainDate) {
  return addDays(date, 1 - weekdayOf(date))
}

/** The month of a plain date, as yyyy-MM. */
export function monthOf(date: PlainDate) {
  return date.slice(0, 7)
}

export function endOfMonth(date: PlainDate) {
  return addDays(addMonths(`${monthOf(date)}-01`, 1), -1)
}

function plainDate(year: number, month: number, day: number): PlainDate | null {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const isReal = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? isoOf(date) : null
}

function utc(date: PlainDate) {
  return Date.parse(`${date}T00:00:00Z`)
}

function isoOf(date: Date) {
  return date.toISOString().slice(0, 10)
}
