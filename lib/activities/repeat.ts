import { addDays, type PlainDate, weekdayOf } from '@/lib/vietnam/plain-date'

export const FREQUENCIES = ['daily', 'weekly', 'monthly', 'yearly'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** How something comes back, as a form asks for it. */
export type Repeat = {
  every: Frequency
  interval: number
  /** Of a week: 1 for Monday to 7 for Sunday. Of a month that is told by a weekday: the one. */
  weekdays: readonly number[]
  /** Of a month told by a weekday: the first to fourth, or -1 for the last. */
  nth: number | null
  /** Of a month or year: its day. One that a month lacks is its last. */
  day: number | null
  /** Of a year. */
  month: number | null
  until: PlainDate | null
  count: number | null
}

export const MOST_INTERVAL = 99
export const MOST_COUNT = 999
const NAMES: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const SHORTEST = 28

/** As RFC 5545 writes a rule. A day that some months lack is the last of those up to it, so that it is never left out. */
export function ruleText(repeat: Repeat): string {
  const { every, interval, until, count } = repeat
  const parts = [
    `FREQ=${every.toUpperCase()}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...daysText(repeat),
    ...(until ? [`UNTIL=${until.replaceAll('-', '')}`] : []),
    ...(count ? [`COUNT=${count}`] : []),
  ]
  return parts.join(';')
}

function daysText({ every, weekdays, nth, day, month }: Repeat): string[] {
  const named = weekdays.map((weekday) => NAMES[weekday - 1]).join(',')
  if (every === 'weekly') return [`BYDAY=${named}`]
  if (every === 'monthly' && nth) return [`BYDAY=${nth}${named}`]
  if (every === 'daily' || !day) return []
  const isLast = day === 31 || (month === 2 && day === 29)
  if (every === 'yearly') return [`BYMONTH=${month}`, `BYMONTHDAY=${isLast && month === 2 ? -1 : day}`]
  if (isLast) return ['BYMONTHDAY=-1']
  if (day === 30) return ['BYMONTHDAY=28,29,30', 'BYSETPOS=-1']
  return day === 29 ? ['BYMONTHDAY=28,29', 'BYSETPOS=-1'] : [`BYMONTHDAY=${day}`]
}

/** A rule as `ruleText` writes it, in any order of its parts; null when it says more than a form can ask for. */
export function parseRule(text: string): Repeat | null {
  const line = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
  const parts = new Map(line.split(';').map((part) => part.split('=', 2) as [string, string]))
  const every = FREQUENCIES.find((each) => each.toUpperCase() === parts.get('FREQ'))
  if (!every) return null
  const [, nth, names = ''] = /^(-?\d)?([A-Z,]+)$/.exec(parts.get('BYDAY') ?? '') ?? []
  const until = /^(\d{4})(\d{2})(\d{2})$/.exec(parts.get('UNTIL') ?? '')
  const repeat: Repeat = {
    every,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: names ? names.split(',').map((name) => NAMES.indexOf(name) + 1) : [],
    nth: nth ? Number(nth) : null,
    day: dayNamed(parts.get('BYMONTHDAY'), parts.get('BYMONTH')),
    month: Number(parts.get('BYMONTH') ?? 0) || null,
    until: until ? until.slice(1).join('-') : null,
    count: Number(parts.get('COUNT') ?? 0) || null,
  }
  return isWhole(repeat) && sorted(ruleText(repeat)) === sorted(line) ? repeat : null
}

function dayNamed(days: string | undefined, month: string | undefined): number | null {
  if (days === '-1') return month === '2' ? 29 : 31
  return Number(days?.split(',').at(-1) ?? 0) || null
}

const sorted = (line: string) => line.split(';').sort().join(';')

const within = (value: number | null, least: number, most: number) =>
  value === null || (Number.isInteger(value) && value >= least && value <= most)

function isWhole(repeat: Repeat): boolean {
  const { every, interval, weekdays, nth, day, month, until, count } = repeat
  const isInOrder = weekdays.every((each, at) => within(each, 1, 7) && each > (weekdays[at - 1] ?? 0))
  const isDated = day !== null && within(day, 1, 31)
  const asked = {
    daily: weekdays.length === 0,
    weekly: weekdays.length > 0 && !nth,
    monthly: nth ? weekdays.length === 1 && [1, 2, 3, 4, -1].includes(nth) : isDated && weekdays.length === 0,
    yearly: isDated && month !== null && within(month, 1, 12) && day <= (LONGEST[month - 1] ?? 0),
  }
  const isDay = until === null || addDays(until, 0) === until
  const ends = isDay && within(count, 1, MOST_COUNT) && !(until && count)
  return within(interval, 1, MOST_INTERVAL) && isInOrder && asked[every] && ends
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** What a form begins with: as often, on the days that fit this one. */
export function repeatOn(every: Frequency, on: PlainDate): Repeat {
  const nothing = { interval: 1, weekdays: [], nth: null, day: null, month: null, until: null, count: null }
  const [, month, day] = on.split('-').map(Number) as [number, number, number]
  const days = {
    daily: {},
    weekly: { weekdays: [weekdayOf(on)] },
    monthly: { day },
    yearly: { day, month },
  }
  return { ...nothing, every, ...days[every] }
}

/** Which weekday of its month a day is: the first to fourth, or the last. */
export function nthOf(on: PlainDate): { nth: number; weekdays: number[] } {
  const day = Number(on.slice(8))
  return { nth: day > SHORTEST ? -1 : Math.ceil(day / 7), weekdays: [weekdayOf(on)] }
}

/** The same rule after one of its days went from one day to another. */
export function movedRule(repeat: Repeat, from: PlainDate, to: PlainDate): Repeat {
  const { every, nth, weekdays } = repeat
  if (every === 'weekly') {
    const moved = weekdays.filter((each) => each !== weekdayOf(from))
    return { ...repeat, weekdays: [...new Set([...moved, weekdayOf(to)])].sort() }
  }
  if (every === 'monthly' && nth) return { ...repeat, ...nthOf(to) }
  const { day, month } = repeatOn(every, to)
  return { ...repeat, day, month }
}
