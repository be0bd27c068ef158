import { and, eq, exists, inArray, not, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { columnOf } from '@/lib/kernel/entity'
import type { FieldKind, Operator, Target } from './kind'
import { equality, membership, presence, reader } from './operators'

const read = (value: unknown, target: Target) =>
  value === 'me' && target.field.to === 'member' && target.actor.id
    ? target.actor.id
    : reader(z.uuid())(value, target)

/** The id of one record of another entity; "me" is the reader. */
export const reference: FieldKind = {
  schema: ({ required }) =>
    required ? z.uuid() : z.preprocess((value) => value || null, z.uuid().nullable()),
  operators: { ...membership(read), ...equality(read), ...presence },
}

/** The ids of several records, kept in a join table. */
export const references: FieldKind = {
  schema: ({ max = 50 }) =>
    z
      .array(z.uuid())
      .max(max)
      .transform((ids) => [...new Set(ids)]),
  operators: {
    in: (target, value) => linked(target, idsOf(value, target)),
    not_in: (target, value) => not(linked(target, idsOf(value, target))),
    all: (target, value) => and(...idsOf(value, target).map((id) => linked(target, [id]))) ?? sql`true`,
    empty: (target) => not(linked(target)),
    set: (target) => linked(target),
  } satisfies Record<string, Operator>,
}

const idsOf = (value: unknown, target: Target) =>
  [value].flat().map((id) => String(reader(z.uuid())(id, target)))

function linked({ entity, name, actor }: Target, ids?: string[]): SQL {
  const join = entity.joins?.[name]
  if (!join) throw new Error(`${entity.name}.${name} has no join`)
  const ownId = columnOf(entity, 'id')
  if (ids?.length === 0) return sql`false`
  return exists(
    sql`(select from ${join.table} where ${and(
      eq(join.workspaceId, actor.workspace.id),
      eq(join.own, ownId),
      ids && inArray(join.other, ids),
    )})`,
  )
}
