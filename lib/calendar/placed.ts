import { dateIn, formatTime, type PlainDate } from '@/lib/vietnam/date'
import { eachDay } from './range'
import type { CalendarEvent } from './shapes'

export const DAY = 24 * 60
/** What has no end, or a very near one, is still tall enough to be read. */
export const LEAST = 30

type Timed = Pick<CalendarEvent, 'startsAt' | 'endsAt'>

/** The days on which something stands, as the reader's clock shows it. */
export function daysOn(event: Timed & Partial<Pick<CalendarEvent, 'dueOn'>>, zone: string): PlainDate[] {
  if (!event.startsAt) return event.dueOn ? [event.dueOn] : []
  const from = dateIn(new Date(event.startsAt), zone)
  const end = event.endsAt ? new Date(event.endsAt) : null
  if (!end || end <= new Date(event.startsAt)) return [from]
  // What ends at midnight does not reach into the day that begins then.
  return eachDay({ from, to: dateIn(new Date(+end - 1), zone) })
}

/** Whether it begins and ends on the same day. */
export const isWithinDay = (event: Timed, zone: string): boolean => daysOn(event, zone).length < 2

/** From which to which minute of a day something takes; null when it does not touch it. */
export function minutesOn(event: Timed, day: PlainDate, zone: string): { from: number; to: number } | null {
  if (!event.startsAt) return null
  const days = daysOn(event, zone)
  if (!days.includes(day)) return null
  const from = days[0] === day ? minuteOf(event.startsAt, zone) : 0
  const isLast = days.at(-1) === day
  const end = isLast && event.endsAt ? minuteOf(event.endsAt, zone) || DAY : isLast ? from : DAY
  return { from, to: Math.min(DAY, Math.max(end, from + 1)) }
}

export function minuteOf(instant: string, zone: string): number {
  const [hours = 0, minutes = 0] = formatTime(new Date(instant), zone).split(':').map(Number)
  return hours * 60 + minutes
}

/** A minute of a day as HH:mm; midnight at its end is that of the next day. */
export function clockAt(minute: number): string {
  const within = Math.min(minute, DAY - 1)
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** What stands in the row above the hours: what is due, and what takes whole days. */
export const isWholeDay = ({
  startsAt,
  isAllDay,
  isTask,
}: Pick<CalendarEvent, 'startsAt' | 'isAllDay' | 'isTask'>) => isTask || isAllDay || !startsAt

/** Everything by its days. */
export function byDay<E extends Timed>(events: readonly E[], zone: string): Map<PlainDate, E[]> {
  const days = new Map<PlainDate, E[]>()
  for (const event of events)
    for (const day of daysOn(event, zone)) days.set(day, [...(days.get(day) ?? []), event])
  return days
}
