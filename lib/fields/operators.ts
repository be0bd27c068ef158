import { eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidField } from '@/lib/kernel/errors'
import type { Operator, Target } from './kind'

type Read = (value: unknown, target: Target) => unknown

export const presence: Record<'empty' | 'set', Operator> = {
  empty: ({ column }) => isNull(column),
  set: ({ column }) => isNotNull(column),
}

export const equality = (read: Read): Record<'is' | 'not', Operator> => ({
  is: (target, value) => eq(target.column, read(value, target)),
  not: (target, value) => or(ne(target.column, read(value, target)), isNull(target.column)) as SQL,
})

export const order = (read: Read): Record<'lt' | 'lte' | 'gt' | 'gte', Operator> => ({
  lt: (target, value) => lt(target.column, read(value, target)),
  lte: (target, value) => lte(target.column, read(value, target)),
  gt: (target, value) => gt(target.column, read(value, target)),
  gte: (target, value) => gte(target.column, read(value, target)),
})

export const membership = (read: Read): Record<'in' | 'not_in', Operator> => ({
  in: (target, value) => {
    const list = values(value, read, target)
    return list.length === 0 ? sql`false` : inArray(target.column, list)
  },
  not_in: (target, value) => {
    const list = values(value, read, target)
    if (list.length === 0) return sql`true`
    return or(sql`${target.column} not in ${list}`, isNull(target.column)) as SQL
  },
})

/** A reader that refuses what the schema does not accept, naming the field. */
export const reader =
  (schema: z.ZodType): Read =>
  (value, { name }) => {
    const parsed = schema.safeParse(value)
    if (!parsed.success) throw invalidField(name, 'invalidValue')
    return parsed.data
  }

function values(value: unknown, read: Read, target: Target): unknown[] {
  return z
    .array(z.unknown())
    .max(200)
    .catch([value])
    .parse(value)
    .map((each) => read(each, target))
}
