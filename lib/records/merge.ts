import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import type { Email } from '@/lib/fields/emails'
import { MOST_EMAILS } from '@/lib/fields/emails'
import { reachingAll } from '@/lib/kernel/actor'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { entityFor } from '@/lib/kernel/field-rights'
import { isSame } from '@/lib/kernel/same'
import { type Moved, moveAttached } from './attached'
import { union } from './bulk'
import { parsePatch } from './commands'
import type { Hooks } from './hooks'
import { MOST_MERGED, mergeable } from './mergeable'
import { getRecord, type Row } from './query'
import { referencesTo } from './references'
import { replaceReference } from './replace'
import { updateRecord } from './write'

const input = z.strictObject({
  /** The first is the one that stays. */
  items: z.array(recordRef).min(2).max(MOST_MERGED),
  /** What it holds afterwards; a field that is not named keeps its value, or takes the first that others have. */
  values: z.record(z.string(), z.unknown()).default({}),
})

type Saved = { id: string; version: number }
export type Absorbed = { records: { id: string; name: string; moved: Moved }[] }

/**
 * Makes several records of a kind one: fields as chosen, everything that refers to or hangs on the others moved to the
 * one that stays. The others are archived and point to it, so that all of it can be taken back.
 */
export const mergeCommand = (entity: Entity, hooks: Hooks): Command<typeof input, Saved> =>
  command({
    name: `${entity.name}.merge`,
    permission: entity.permissions.write,
    input,
    run: (context, { items, values }) => merge(context, entity, hooks, items, values),
  })

async function merge(context: Context, declared: Entity, hooks: Hooks, items: Saved[], values: Fields) {
  const entity = entityIn(context.actor, declared)
  const rows: Row[] = []
  await lockRows(
    context,
    entity,
    distinct(items).map(({ id }) => id),
  )
  for (const { id } of items) rows.push(await writable(context, entity, id))
  const [kept, ...others] = rows as [Row, ...Row[]]
  if (others.some(({ convertedAt }) => convertedAt)) throw conflict('mergeConverted')
  const chosen = parsePatch(entity, values)
  refuseForeign(entity, chosen, rows)
  const events: Change[] = []
  const absorbed: Absorbed = { records: [] }
  for (const other of others) {
    const version = items.find(({ id }) => id === other.id)?.version ?? 0
    events.push(...(await handOver(context, entity, hooks, other, kept)))
    const moved = await moveAttached(context, entity, other.id, kept.id)
    absorbed.records.push({ id: other.id, name: String(other[entity.title]), moved })
    const patch = { archivedAt: other.archivedAt ?? new Date(), mergedIntoId: kept.id }
    events.push(
      ...(await updateRecord(context, entity, hooks, { id: other.id, version, patch, type: 'merged' }))
        .events,
    )
  }
  const now = await writable(context, entity, kept.id)
  const ref = { id: kept.id, version: Number(items[0]?.version) + Number(now.version) - Number(kept.version) }
  const patch = unlooped(entity, filled(entityFor(context.actor, entity), rows, chosen), others, kept)
  const done = await updateRecord(context, entity, hooks, { ...ref, patch })
  const told = { entity: entity.name, recordId: kept.id, type: 'absorbed', after: { ...absorbed } }
  return { data: done.data, events: [...events, ...done.events, told] }
}

const distinct = (items: Saved[]): Saved[] => {
  if (new Set(items.map(({ id }) => id)).size !== items.length) throw notFound()
  return items
}

async function writable({ tx, actor }: Context, entity: Entity, id: string): Promise<Row> {
  const row = await getRecord(tx, actor, entity, id, entity.permissions.write)
  if (!row) throw notFound()
  if (row.mergedIntoId) throw conflict('mergedAway')
  return row
}

/** Two merges of the same records come one after the other. */
export async function lockRows({ tx, actor }: Context, { table }: Entity, ids: string[]): Promise<void> {
  await tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, actor.workspace.id), inArray(table.id, ids)))
    .orderBy(asc(table.id))
    .for('update')
}

/** Of each field one of the values that are there is chosen, and none that the company has not let in before. */
function refuseForeign({ fields }: Entity, chosen: Fields, rows: Row[]): void {
  const addresses = rows.flatMap((row) => ((row.emails ?? []) as Email[]).map(({ address }) => address))
  for (const [name, value] of Object.entries(chosen)) {
    const given = [value].flat().map((each) => (each as Email | null)?.address ?? each)
    const isThere =
      fields[name]?.several || fields[name]?.type === 'emails'
        ? given.every((each) => addresses.includes(String(each)))
        : rows.some((row) => isSame(row[name] ?? null, value ?? null))
    if (!isThere) throw invalidField(name, 'invalidValue')
  }
}

/** Chosen values; of the rest what is empty in the one that stays and filled in another, and the sum of lists. */
function filled(entity: Entity, [kept, ...others]: Row[], chosen: Fields): Fields {
  const taken = mergeable(entity).flatMap((name) => {
    if (name in chosen) return []
    const { type } = entity.fields[name] ?? {}
    if (type === 'references' || type === 'choices')
      return [[name, [kept, ...others].reduce<string[]>((all, row) => union(all, listOf(row?.[name])), [])]]
    const found = isBlank(kept?.[name]) ? others.find((row) => !isBlank(row[name])) : undefined
    return found ? [[name, found[name]]] : []
  })
  return { ...Object.fromEntries(taken), ...everyAddress(entity, [kept, ...others]), ...chosen }
}

/** All the addresses that any of them has; which is the first is chosen like any value. */
function everyAddress({ fields }: Entity, rows: (Row | undefined)[]): Fields {
  if (!fields.emails || fields.emails.readOnly) return {}
  const all = rows.flatMap((row) => (row?.emails ?? []) as Email[])
  const emails = [...new Map(all.map((email) => [email.address, email])).values()]
  if (emails.length > MOST_EMAILS) throw conflict('tooManyEmails', { limit: MOST_EMAILS })
  return { emails }
}

const isBlank = (value: unknown) => value === null || value === undefined || value === ''
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Nothing refers to itself: what referred to one that is merged away refers to what that one referred to. */
function unlooped({ name, fields }: Entity, patch: Fields, others: Row[], kept: Row): Fields {
  const own = Object.keys(fields).filter((field) => fields[field]?.to === name && !fields[field]?.readOnly)
  const gone = [kept, ...others].map(({ id }) => id)
  return {
    ...patch,
    ...Object.fromEntries(
      own.flatMap((field) => {
        const value = field in patch ? patch[field] : kept[field]
        if (!gone.includes(String(value))) return []
        const above = others.map((row) => row[field]).find((id) => id && !gone.includes(String(id)))
        return [[field, above ?? null]]
      }),
    ),
  }
}

/** Everything that refers to one record refers to the other. */
async function handOver(
  context: Context,
  entity: Entity,
  hooks: Hooks,
  from: Row,
  to: Row,
): Promise<Change[]> {
  const changes: Change[] = []
  for (const reference of referencesTo(entity.name)) {
    const isOwn = reference.entity.name === entity.name
    changes.push(
      ...(isOwn
        ? await handOverOwn(context, entity, hooks, reference.field, from, to)
        : await replaceReference(context, reference.entity, reference.field, from, to)),
    )
  }
  return changes
}

/** Records of the same kind are written with their rules, which refuse circles. */
async function handOverOwn(
  { tx, actor, ...rest }: Context,
  entity: Entity,
  hooks: Hooks,
  field: string,
  from: Row,
  to: Row,
): Promise<Change[]> {
  const { table, permissions } = entity
  const rows = await tx
    .select({ id: table.id, version: columnOf(entity, 'version') })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(columnOf(entity, field), from.id)))
    .orderBy(asc(table.id))
  const everybody = reachingAll(reachingAll(actor, permissions.read), permissions.write)
  const context = { tx, actor: { ...everybody, fieldRights: {} }, ...rest }
  const changes: Change[] = []
  for (const row of rows) {
    const ref = { id: String(row.id), version: Number(row.version) }
    if (ref.id === to.id) continue // decided with its other fields
    changes.push(
      ...(await updateRecord(context, entity, hooks, { ...ref, patch: { [field]: to.id } })).events,
    )
  }
  return changes
}

/** Rows of a kind by their ids, in the order asked for, as far as the actor may change them. */
export async function mergeRows(
  context: Pick<Context, 'tx' | 'actor'>,
  declared: Entity,
  ids: readonly string[],
): Promise<Row[]> {
  const entity = entityIn(context.actor, declared)
  const rows: Row[] = []
  for (const id of new Set(ids)) {
    const row = await getRecord(context.tx, context.actor, entity, id, entity.permissions.write)
    if (row) rows.push(row)
  }
  return rows
}
