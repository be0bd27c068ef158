import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Fields } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import { isBlank } from '@/lib/fields/blank'
import { reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import { type Change, difference } from '@/lib/kernel/event'
import { refuseLimited } from '@/lib/kernel/field-rights'
import { newId } from '@/lib/kernel/id'
import { addCustom, writeCustom } from './custom-values'
import { withAddresses } from './emails'
import { winnerOf } from './history'
import type { Hooks } from './hooks'
import { splitJoins, writeJoins, writeNewJoins } from './joins'
import { fitting } from './keys'
import { getRecord, getRecords, type Row } from './query'
import { checkReferences } from './references'
import { indexNew, indexRecord } from './search'
import { lookForTwins } from './twin-jobs'

export async function createRecord(context: Context, entity: Entity, hooks: Hooks, input: Fields) {
  const { data, events } = await createRecords(context, entity, hooks, [input])
  return { data: { id: data[0] ?? '', version: 1 }, events }
}

/** New records in as many statements as one takes: all of them, or none. Answers their ids in the order given. */
export async function createRecords(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  inputs: readonly Fields[],
  type = 'created',
): Promise<{ data: string[]; events: Change[] }> {
  const { tx, actor } = context
  const entity = entityIn(actor, declared)
  for (const input of inputs) refuseLimited(actor, entity, input)
  const whole: Fields[] = []
  for (const input of inputs) whole.push(await completed(context, entity, input))
  const known = await withAddresses(
    context,
    entity,
    whole.map((given) => ({ before: null, given })),
  )
  await checkReferences(context, entity, known)
  const ids = known.map(() => newId())
  const links = known.map((input, at) => ({ id: ids[at] ?? '', links: splitJoins(entity, input).links }))
  const begun = known.map((input, at) => {
    return { ...input, id: ids[at], workspaceId: actor.workspace.id }
  })
  const values = (await prepared(context, hooks, begun)).map((row) => splitJoins(entity, row))
  await fitting(() => tx.insert(entity.table).values(values.map(({ columns }) => columns) as never))
  const told = await writeNewJoins(context, entity, links)
  await addCustom(
    context,
    entity,
    values.map(({ custom }, at) => ({ id: ids[at] ?? '', custom })),
  )
  const made = await getRecords(tx, reachingAll(actor, entity.permissions.read), entity, ids)
  await indexNew(tx, actor, entity, made)
  await lookForTwins(context, entity, ids)
  const events: Change[] = []
  for (const row of made) {
    events.push({ entity: entity.name, recordId: row.id, type, after: shown(entity, row) })
    events.push(...((await hooks.settle?.(context, row, null)) ?? []))
  }
  return { data: ids, events: [...events, ...told] }
}

async function prepared(context: Context, hooks: Hooks, rows: Fields[]): Promise<Fields[]> {
  if (hooks.prepareAll) return hooks.prepareAll(context, rows)
  const whole: Fields[] = []
  for (const row of rows) whole.push((await hooks.prepare?.(context, row)) ?? row)
  return whole
}

export async function updateRecord(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  { id, version, patch, type = 'updated' }: { id: string; version: number; patch: Fields; type?: string },
) {
  const { tx, actor } = context
  const entity = entityIn(actor, declared)
  const before = await getRecord(tx, actor, entity, id, entity.permissions.write)
  if (!before) throw notFound()
  if (before.mergedIntoId && patch.archivedAt === null && patch.mergedIntoId !== null)
    throw conflict('mergedAway')
  if (before.version !== version) throw conflict('stale', await winnerOf(tx, actor, entity.name, id))
  refuseLimited(actor, entity, patch)
  await checkReferences(context, entity, [patch])
  const given = await completed(context, entity, patch)
  const [known = given] = await withAddresses(context, entity, [{ before, given }])
  const whole = (await hooks.follow?.(context, before, known)) ?? known
  const { columns, links, custom } = splitJoins(entity, whole)
  refuseBlanks(entity, columns)
  const changed = difference(before, { ...columns, ...links, ...custom })
  if (!changed) return { data: { id, version: Number(before.version) }, events: [] }
  await writeRow(context, entity, { id, version }, columns)
  const told = await writeJoins(context, entity, id, links)
  await writeCustom(context, entity, id, custom)
  const after = await reread(context, entity, id)
  await indexRecord(tx, actor, entity, id, after)
  await lookForTwins(context, entity, [id], Object.keys(changed.after))
  const more = (await hooks.settle?.(context, after, before)) ?? []
  const main = {
    entity: entity.name,
    recordId: id,
    type,
    ...changed,
    after: { ...changed.after, version: version + 1 },
  }
  return { data: { id, version: version + 1 }, events: [main, ...more, ...told] }
}

/** Writes columns under the version seen; a stale version is refused with the winner's name. */
export async function writeRow(
  { tx, actor }: Context,
  entity: Entity,
  { id, version }: { id: string; version: number },
  columns: Fields,
): Promise<void> {
  const { table } = entity
  const rows = await fitting(() =>
    tx
      .update(table)
      .set({ ...columns, version: sql`${table.version} + 1`, updatedAt: new Date() } as never)
      .where(
        and(eq(table.workspaceId, actor.workspace.id), eq(table.id, id), eq(table.version as never, version)),
      )
      .returning({ id: table.id }),
  )
  if (rows.length === 0) throw conflict('stale', await winnerOf(tx, actor, entity.name, id))
}

/** Values with what only the workspace knows of them. */
async function completed(context: Context, { fields }: Entity, values: Fields): Promise<Fields> {
  const whole = { ...values }
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name]
    const complete = field && fieldKinds[field.type].complete
    if (complete && value !== null) whole[name] = await complete(context, name, value)
  }
  return whole
}

/** What the database cannot be without is refused here, by its field. */
function refuseBlanks(entity: Entity, columns: Fields): void {
  for (const [name, value] of Object.entries(columns)) {
    if (value === null && columnOf(entity, name).notNull) throw invalidField(name, 'required')
  }
}

async function reread({ tx, actor }: Context, entity: Entity, id: string): Promise<Row> {
  const row = await getRecord(tx, reachingAll(actor, entity.permissions.read), entity, id)
  if (!row) throw notFound()
  return row
}

/** The declared fields that hold something: what the timeline shows of a new or deleted record. */
export const shown = ({ fields }: Entity, row: Row): Fields =>
  Object.fromEntries(
    Object.keys(fields).flatMap((name) =>
      isBlank(row[name]) || fields[name]?.computed ? [] : [[name, row[name]]],
    ),
  )
