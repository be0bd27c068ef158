import type { Fields, Todo } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import type { Row } from '@/lib/records/query'
import { addDays, dateIn, daysBetween, formatTime, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { isTimed } from './times'

/** What each of a series has of its own: how it went, and when it is. */
const OWN: ReadonlySet<string> = new Set([
  ...['status', 'statusId', 'outcome', 'closedAt', 'todos'],
  ...['startsAt', 'endsAt', 'minutes', 'dueOn'],
])

/** The fields in which those of a series are alike. */
export const alikeFields = ({ fields }: Pick<Entity, 'fields'>): string[] =>
  Object.entries(fields).flatMap(([name, { readOnly, type }]) =>
    readOnly || OWN.has(name) || type === 'files' || type === 'computed' ? [] : [name],
  )

/** Another like this one, on another day. */
export function copyOn(entity: Entity, row: Row, day: PlainDate, zone: string): Fields {
  const { ruleSince, seriesId, todos } = row
  return {
    ...Object.fromEntries(alikeFields(entity).map((name) => [name, row[name]])),
    ...momentsOn(row, day, zone),
    ...{ ruleSince, seriesId, seriesOn: day },
    todos: (todos as Todo[] | null)?.map((todo) => ({ ...todo, isDone: false })) ?? null,
  }
}

type Moments = Partial<Record<'startsAt' | 'endsAt' | 'minutes' | 'dueOn', unknown>>

/** The times of something when it is on another day, by the same clock. */
export function momentsOn(row: Fields, day: PlainDate, zone: string): Moments {
  const { kind, isAllDay, minutes, dueOn } = row
  const [startsAt, endsAt] = [row.startsAt as Date | null, row.endsAt as Date | null]
  const at = (moment: Date, ahead: number) => instantOf(addDays(day, ahead), formatTime(moment, zone), zone)
  if (!isTimed(kind)) {
    if (!startsAt || !dueOn) return { dueOn: day }
    return { dueOn: day, startsAt: at(startsAt, daysBetween(String(dueOn), dateIn(startsAt, zone))) }
  }
  if (!startsAt) return {}
  if (!isAllDay || !endsAt) return { startsAt: at(startsAt, 0), minutes }
  const lasts = daysBetween(dateIn(startsAt, zone), dateIn(endsAt, zone))
  return { startsAt: at(startsAt, 0), endsAt: at(endsAt, lasts) }
}

/** The day by which something counts in its series. */
export function dayOf({ kind, startsAt, dueOn }: Fields, zone: string): PlainDate | null {
  if (!isTimed(kind)) return typeof dueOn === 'string' ? dueOn : null
  return startsAt instanceof Date ? dateIn(startsAt, zone) : null
}
