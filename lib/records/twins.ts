import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { customValue, searchToken } from '@/db/schema'
import { split } from '@/lib/fields/emails'
import type { Actor } from '@/lib/kernel/actor'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { sealNumber } from '@/lib/kernel/sealed-number'
import { isSealedNumber, parseCitizenId } from '@/lib/vietnam/citizen-id'
import { searchKey } from '@/lib/vietnam/text'
import { type Query, visible } from './query'
import { wholeToken } from './tokens'

/** Records that hold one of these values in a field they are found by, capitals and marks apart: ids by the value's key. */
export async function twinsOf(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  field: string,
  values: readonly string[],
  archived: Query['archived'] = 'any',
): Promise<Map<string, string[]>> {
  const twins = new Map<string, string[]>()
  const wanted = new Set(values.map(searchKey))
  if (wanted.size === 0) return twins
  const { table, fields } = entity
  const { custom, several, type } = fields[field] ?? {}
  if (type === 'citizenId' && !values.every(isSealedNumber))
    return numberTwins(tx, actor, entity, field, values, archived)
  if (several) return addressTwins(tx, actor, entity, values, archived)
  const rows = await tx
    .selectDistinct({ id: table.id, value: custom ? customValue.text : columnOf(entity, field) })
    .from(searchToken)
    .innerJoin(table, and(eq(table.workspaceId, searchToken.workspaceId), eq(table.id, searchToken.recordId)))
    .leftJoin(
      customValue,
      custom
        ? and(
            eq(customValue.workspaceId, searchToken.workspaceId),
            eq(customValue.recordId, searchToken.recordId),
            eq(customValue.fieldId, custom.id),
          )
        : sql`false`,
    )
    .where(
      and(
        visible(actor, entity, { archived }),
        notMerged(entity),
        eq(searchToken.workspaceId, actor.workspace.id),
        eq(searchToken.entity, entity.name),
        eq(searchToken.field, field),
        inArray(searchToken.token, [...new Set(values.map(wholeToken))]),
      ),
    )
    .orderBy(table.id)
  for (const { id, value } of rows) {
    const key = searchKey(String(value ?? ''))
    if (wanted.has(key)) twins.set(key, [...(twins.get(key) ?? []), String(id)])
  }
  return twins
}

/** The same for numbers that are stored sealed, as people write them. */
async function numberTwins(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  field: string,
  values: readonly string[],
  archived: Query['archived'],
): Promise<Map<string, string[]>> {
  const sealed = values.flatMap((value) => {
    const digits = parseCitizenId(value)
    return digits ? [[searchKey(value), sealNumber(actor.workspace.id, digits)] as const] : []
  })
  const stored = sealed.map(([, number]) => number)
  const twins = await twinsOf(tx, actor, entity, field, stored, archived)
  return new Map(
    sealed.flatMap(([key, number]) => {
      const ids = twins.get(searchKey(number))
      return ids ? [[key, ids]] : []
    }),
  )
}

/** What was merged into another is no twin: the other is. */
const notMerged = ({ table }: Entity) =>
  'mergedIntoId' in table ? isNull(table.mergedIntoId as PgColumn) : undefined

/** The same where a record has several addresses: each of them counts. */
async function addressTwins(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  values: readonly string[],
  archived: Query['archived'],
): Promise<Map<string, string[]>> {
  const twins = new Map<string, string[]>()
  const join = entity.joins?.emails
  if (!join) return twins
  const addresses = new Set(values.flatMap((value) => split(value.toLowerCase())))
  const { table } = entity
  const rows = await tx
    .select({ id: table.id, address: join.other })
    .from(join.table)
    .innerJoin(table, and(eq(table.workspaceId, join.workspaceId), eq(table.id, join.own)))
    .where(
      and(
        visible(actor, entity, { archived }),
        notMerged(entity),
        eq(join.workspaceId, actor.workspace.id),
        inArray(join.other, [...addresses]),
      ),
    )
    .orderBy(table.id)
  for (const value of values) {
    const own = split(value.toLowerCase())
    const ids = rows.flatMap(({ id, address }) => (own.includes(String(address)) ? [String(id)] : []))
    if (ids.length > 0) twins.set(searchKey(value), [...new Set(ids)])
  }
  return twins
}
