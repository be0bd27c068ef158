import 'server-only'
import { and, asc, inArray } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { dayOfYear } from '@/lib/fields/time'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { addDays, dateIn, endOfMonth, type PlainDate, startOfWeek, weekdayOf } from '@/lib/vietnam/date'
import { withCustom } from './custom-values'
import type { Filter } from './filter-shape'
import { dayFields, MONTH_LIMIT } from './layouts'
import { type Query, visible } from './query'

export type CalendarRecord = { id: string; title: string }
/** Weeks from Monday; what comes back every year stands at its day of the year shown. */
export type Calendar = {
  weeks: { day: PlainDate; records: CalendarRecord[] }[][]
  total: number
  isCut: boolean
}

/** The records whose day lies in the weeks of a month, each at its day. */
export async function loadCalendar(
  tx: Tx,
  actor: Actor,
  declared: Entity,
  query: Query,
  { by, month }: { by: string; month: string },
): Promise<Calendar> {
  const entity = entityFor(actor, declared)
  const field = entity.fields[by]
  if (!field || !dayFields(entity).includes(by)) throw invalidField(by, 'group')
  const days = daysOf(month)
  const yearly = field.yearly ? columnOf(entity, field.yearly) : null
  const order = yearly ?? (field.custom ? null : columnOf(entity, by))
  const found = await tx
    .select({ id: entity.table.id, ...shownColumns(entity, by) })
    .from(entity.table)
    .where(
      and(
        visible(actor, declared, yearly ? query : { ...query, filter: between(query, by, days) }),
        yearly ? inArray(yearly, days.flatMap(yearlyKeys)) : undefined,
      ),
    )
    .orderBy(...(order ? [asc(order)] : []), asc(entity.table.id))
    .limit(MONTH_LIMIT + 1)
  const rows = await withCustom(tx, actor, entity, found.slice(0, MONTH_LIMIT) as Found[])
  const zone = actor.person?.timeZone ?? actor.workspace.timeZone
  const dayOf = (value: unknown) => (field.type === 'instant' ? dateIn(value as Date, zone) : String(value))
  const byDay = new Map<unknown, Found[]>()
  for (const row of rows) {
    const key = yearly ? dayOfYear(dayOf(row[by])) : dayOf(row[by])
    byDay.set(key, [...(byDay.get(key) ?? []), row])
  }
  const cells = days.map((day) => ({
    day,
    records: (yearly ? yearlyKeys(day) : [day])
      .flatMap((key) => byDay.get(key) ?? [])
      .map((row) => ({ id: row.id, title: String(row[entity.title]) })),
  }))
  return {
    weeks: cells.flatMap((_, at) => (at % 7 === 0 ? [cells.slice(at, at + 7)] : [])),
    total: cells.reduce((sum, { day, records }) => sum + (day.startsWith(month) ? records.length : 0), 0),
    isCut: found.length > MONTH_LIMIT,
  }
}

type Found = Record<string, unknown> & { id: string }

const shownColumns = (entity: Entity, by: string): Record<string, PgColumn> =>
  Object.fromEntries(
    [entity.title, by].flatMap((name) =>
      entity.fields[name]?.custom ? [] : [[name, columnOf(entity, name)]],
    ),
  )

/** Whole weeks from Monday that hold a month. */
function daysOf(month: string): PlainDate[] {
  const first = startOfWeek(`${month}-01`)
  const last = endOfMonth(`${month}-01`)
  const end = addDays(last, 7 - weekdayOf(last))
  const days: PlainDate[] = []
  for (let day = first; day <= end; day = addDays(day, 1)) days.push(day)
  return days
}

const between = ({ filter }: Query, by: string, days: readonly PlainDate[]): Filter => ({
  and: [...(filter ? [filter] : []), [by, 'gte', days[0]], [by, 'lte', days.at(-1)]],
})

/** What comes back on a day; the 29th of February on the 28th in years that have none. */
const yearlyKeys = (day: PlainDate): number[] =>
  day.endsWith('-02-28') && addDays(day, 1).endsWith('-03-01') ? [228, 229] : [dayOfYear(day)]
