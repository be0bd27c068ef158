import type { ReminderChannel } from '@/db/schema'
import { addDays, type PlainDate } from '@/lib/vietnam/plain-date'
import { instantOf } from '@/lib/vietnam/time'

const MINUTE = 60_000
/** What is due by a day is thought of at this time. */
export const DAY_BEGINS = '08:00'

type Timed = Readonly<Record<string, unknown>>
export type Due = { channel: ReminderChannel; dueAt: Date }

/**
 * When to remind of an activity: so many minutes before it starts, or, where it is only due by a day, before 08:00 of
 * its owner that many days earlier. What is closed or put away needs no reminding.
 */
export function whenDue(activity: Timed, { zone, taskDays }: { zone: string; taskDays: number }): Due[] {
  if (!activity.isOpen || activity.archivedAt) return []
  const moment = momentOf(activity, zone, taskDays)
  if (!moment) return []
  const before = { popup: activity.popupMinutes, mail: activity.mailMinutes }
  return (['popup', 'mail'] as const).flatMap((channel) => {
    const minutes = before[channel]
    if (typeof minutes !== 'string') return []
    return [{ channel, dueAt: new Date(+moment - Number(minutes) * MINUTE) }]
  })
}

function momentOf({ startsAt, dueOn }: Timed, zone: string, taskDays: number): Date | null {
  if (startsAt instanceof Date) return startsAt
  return typeof dueOn === 'string' ? instantOf(addDays(dueOn, -taskDays), DAY_BEGINS, zone) : null
}

/** The next time after `now` that a clock in `zone` shows `time`. */
export function nextAt(time: string, zone: string, now: Date, day: PlainDate): Date {
  const at = instantOf(day, time, zone)
  return at > now ? at : instantOf(addDays(day, 1), time, zone)
}

/**
 * The numbers (month and day) under which birthdays are found that are kept on a day: those of 29 February on the 28th
 * when the year has none.
 */
export function bornDays(day: PlainDate): number[] {
  const number = Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
  return day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01') ? [number, 229] : [number]
}
