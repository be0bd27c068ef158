import { nextAt } from '@/lib/reminders/when'
import { dateIn } from '@/lib/vietnam/time'

const MORNING = '07:30'

/** When a member's mail of the day is due next. */
export const nextDigest = (zone: string, now: Date): Date => nextAt(MORNING, zone, now, dateIn(now, zone))
