import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { columnOf } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import { addDays, instantOf, today } from '@/lib/vietnam/date'
import { dayIn, textOf } from './cell'
import type { FieldKind, Operator, Target } from './kind'
import { presence } from './operators'

/** "2026-11-21", or relative to the reader's own day: "today", "today+7", "today-30". */
export function dayOf(value: unknown, { name, actor }: Pick<Target, 'name' | 'actor'>): string {
  const text = String(value)
  const relative = /^today(?:([+-]\d{1,4}))?$/.exec(text)
  if (relative)
    return addDays(today(actor.person?.timeZone ?? actor.workspace.timeZone), Number(relative[1] ?? 0))
  if (z.iso.date().safeParse(text).success) return text
  throw invalidField(name, 'date')
}

const dated =
  (build: (target: Target, from: string, after: string) => SQL): Operator =>
  (target, value) => {
    const day = dayOf(value, target)
    return build(target, day, addDays(day, 1))
  }

/** Month and day as one number, as columns made from days hold it. */
export const dayOfYear = (day: string): number => Number(day.slice(5).replace('-', ''))

// Of a day that is kept as text, or without a column made from it, only the value itself can tell.
const inAnyYear = ({ entity, field, column }: Target, day: string): SQL =>
  field.yearly
    ? eq(columnOf(entity, field.yearly), dayOfYear(day))
    : sql`right(${column}::text, 5) = ${day.slice(5)}`

/** A calendar day without a time: birthdays, deadlines. */
export const date: FieldKind = {
  schema: ({ required }) => {
    const day = z.iso.date()
    return required ? day : z.preprocess((value) => value || null, day.nullable())
  },
  operators: {
    is: dated(({ column }, day) => sql`${column} = ${day}`),
    lt: dated(({ column }, day) => sql`${column} < ${day}`),
    lte: dated(({ column }, day) => sql`${column} <= ${day}`),
    gt: dated(({ column }, day) => sql`${column} > ${day}`),
    gte: dated(({ column }, day) => sql`${column} >= ${day}`),
    yearly: dated((target, day) => inAnyYear(target, day)),
    ...presence,
  },
  read: (cell, { monthFirst }) => dayIn(cell, monthFirst),
}

const midnight = (day: string, { actor }: Target) =>
  sql`(${day}::date::timestamp at time zone ${actor.person?.timeZone ?? actor.workspace.timeZone})`

/** A moment; filtered by the reader's own days. */
export const instant: FieldKind = {
  schema: ({ required }) => {
    const moment = z.iso.datetime().transform((value) => new Date(value))
    return required ? moment : z.preprocess((value) => value || null, moment.nullable())
  },
  operators: {
    is: dated((target, day, after) => {
      const within = and(
        gte(target.column, midnight(day, target)),
        lt(target.column, midnight(after, target)),
      )
      return within ?? sql`false`
    }),
    lt: dated((target, day) => lt(target.column, midnight(day, target))),
    lte: dated((target, _, after) => lt(target.column, midnight(after, target))),
    gt: dated((target, _, after) => gte(target.column, midnight(after, target))),
    gte: dated((target, day) => gte(target.column, midnight(day, target))),
    ...presence,
  },
  read(cell, { monthFirst, timeZone }) {
    const day = dayIn(cell, monthFirst)
    const time = /[T ](\d{1,2}:\d{2})/.exec(textOf(cell))?.[1]
    return day && instantOf(day, (time ?? '00:00').padStart(5, '0'), timeZone).toISOString()
  },
}
