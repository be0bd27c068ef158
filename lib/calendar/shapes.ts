import type { ActivityKind } from '@/db/schema'
import type { PlainDate } from '@/lib/vietnam/plain-date'

/** An activity as the calendar shows it. */
export type CalendarEvent = {
  id: string
  version: number
  subject: string
  kind: ActivityKind
  color: string | null
  /** To be done by a day, not at a time. */
  isTask: boolean
  startsAt: string | null
  endsAt: string | null
  isAllDay: boolean
  dueOn: PlainDate | null
  isOpen: boolean
  ownerId: string | null
  seriesId: string | null
  /** The deal, the customer, the person it is about. */
  about: string[]
  /** Those of the people looked at who take part in it. */
  people: string[]
  canWrite: boolean
}

/** When somebody has something else to do, without what it is. */
export type Taken = { memberId: string; startsAt: string; endsAt: string; isAllDay: boolean }

export type CalendarData = {
  events: CalendarEvent[]
  taken: Taken[]
  holidays: Record<PlainDate, string>
  isCut: boolean
}
