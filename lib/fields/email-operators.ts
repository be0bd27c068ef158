import { and, eq, exists, ilike, not, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { emailAddress } from '@/db/schema'
import { columnOf } from '@/lib/kernel/entity'
import type { Operator, Target } from './kind'
import { presence } from './operators'
import { containing, readText } from './text'

/** Any of the addresses that a record has, where it may have several. */
function any({ entity, field, column, actor }: Target, fits: (address: PgColumn) => SQL): SQL {
  const join = field.several ? entity.joins?.[field.several] : undefined
  if (!join) return fits(column)
  return exists(
    sql`(select from ${join.table} where ${and(
      eq(join.workspaceId, actor.workspace.id),
      eq(join.own, columnOf(entity, 'id')),
      fits(join.other),
    )})`,
  )
}

const marked = (mark: 'optedOut' | 'invalid') => (target: Target) =>
  any(target, (address) =>
    exists(
      sql`(select from ${emailAddress} where ${and(
        eq(emailAddress.workspaceId, target.actor.workspace.id),
        eq(emailAddress.address, address),
        eq(emailAddress[mark], true),
      )})`,
    ),
  )

const is: Operator = (target, value) =>
  any(target, (address) => eq(address, String(readText(value, target)).trim().toLowerCase()))
const contains: Operator = (target, value) => any(target, (address) => ilike(address, containing(value)))
const none =
  (operator: Operator): Operator =>
  (target, value) =>
    sql`(${not(operator(target, value))}) is not false`

/** How records are filtered by their addresses: by each of them, and by what is known of them. */
export const emailOperators = {
  contains,
  lacks: none(contains),
  is,
  not: none(is),
  opted_out: marked('optedOut'),
  invalid: marked('invalid'),
  ...presence,
} satisfies Record<string, Operator>
