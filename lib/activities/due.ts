import { addDays, type PlainDate, startOfWeek } from '@/lib/vietnam/plain-date'

export const DUE = ['overdue', 'today', 'week', 'later', 'undated'] as const
export type Due = (typeof DUE)[number]

/** How urgent something due on a day is, on another. The week ends on Sunday. */
export function dueOf(dueOn: unknown, today: PlainDate): Due {
  if (typeof dueOn !== 'string') return 'undated'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn < addDays(startOfWeek(today), 7) ? 'week' : 'later'
}
