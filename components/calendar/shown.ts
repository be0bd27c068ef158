import type { Color } from '@/components/ui/colors'
import { COLORS } from '@/components/ui/colors'
import { clockAt } from '@/lib/calendar/placed'
import type { CalendarData, CalendarEvent, Taken } from '@/lib/calendar/shapes'
import { instantOf, type PlainDate } from '@/lib/vietnam/date'

export type Person = { id: string; name: string }
/** Where and how long something is planned; without minutes it takes the whole day. */
export type When = {
  day: PlainDate
  from?: number
  minutes?: number
  /** In whose column. */
  personId?: string
}

/** What every view shows, and what can be done in it. */
export type Shown = {
  data: CalendarData
  today: PlainDate
  zone: string
  /** Those looked at, in their order. */
  people: readonly Person[]
  canCreate: boolean
  colorOf: (event: CalendarEvent) => Color
  /** Begins something new there. */
  onPlan: (when: When) => void
  /** Puts something elsewhere. */
  onMove: (event: CalendarEvent, when: When) => void
  /** Shows one with what can be done with it. */
  onOpen: (event: CalendarEvent) => void
  onOpenDay: (day: PlainDate) => void
}

/** Colours that people are told apart by; grey is for what is not known. */
const OF_PEOPLE: readonly Color[] = [
  ...([
    'blue',
    'green',
    'orange',
    'purple',
    'teal',
    'pink',
    'amber',
    'indigo',
    'lime',
    'sky',
    'red',
  ] as const),
]
export const colorOfPerson = (at: number): Color => OF_PEOPLE[at % OF_PEOPLE.length] ?? 'blue'

/** By kind for one's own calendar, by person where there are several. */
export function colorsFor(people: readonly Person[]): (event: CalendarEvent) => Color {
  if (people.length < 2) return ({ color }) => COLORS.find((each) => each === color) ?? 'blue'
  return (event) =>
    colorOfPerson(
      Math.max(
        0,
        people.findIndex(({ id }) => event.people.includes(id)),
      ),
    )
}

export const nameOf = (people: readonly Person[], { memberId }: Taken): string =>
  people.find(({ id }) => id === memberId)?.name ?? ''

export const startOf = ({ day, from }: When, zone: string): Date => instantOf(day, clockAt(from ?? 0), zone)
