import { clockAt, daysOn, minuteOf } from '@/lib/calendar/placed'
import type { CalendarEvent } from '@/lib/calendar/shapes'
import { addDays, daysBetween, instantOf, type PlainDate } from '@/lib/vietnam/date'
import type { When } from './shown'

type Moved = { patch: Record<string, unknown>; shown: Partial<CalendarEvent> }

/** Where an event goes when one of its days is put upon another: it keeps its hour and its length. */
export function shifted(event: CalendarEvent, from: PlainDate, to: PlainDate, zone: string): When {
  const first = daysOn(event, zone)[0] ?? from
  return { day: addDays(first, daysBetween(from, to)) }
}

/** What changes when an event goes elsewhere: for the server, and for the screen until it has answered. */
export function moved(event: CalendarEvent, { day, from, minutes }: When, zone: string): Moved {
  const { isTask, startsAt, endsAt } = event
  if (isTask || !startsAt) return { patch: { dueOn: day }, shown: { dueOn: day } }
  const start = instantOf(day, clockAt(from ?? minuteOf(startsAt, zone)), zone)
  const length = minutes ?? (endsAt ? (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000 : null)
  const end = length === null ? null : new Date(+start + length * 60_000).toISOString()
  return {
    patch: { startsAt: start.toISOString(), ...(minutes === undefined ? {} : { minutes }) },
    shown: { startsAt: start.toISOString(), endsAt: end },
  }
}
