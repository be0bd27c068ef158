import { addDays, instantOf, today } from '@/lib/vietnam/date'

/**
 * The moment before which a lead must last have changed to have stood for so many days: whole days of the company's own
 * calendar, of which the day of the change is the first not to count.
 */
export const idleBefore = (days: number, timeZone: string, now = new Date()): Date =>
  instantOf(addDays(today(timeZone, now), 1 - days), '00:00', timeZone)
