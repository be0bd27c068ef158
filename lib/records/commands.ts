import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Fields, recordShare } from '@/db/schema'
import { fieldKinds } from '@/lib/fields'
import { reachingAll } from '@/lib/kernel/actor'
import { type Command, type Context, command, recordRef, sqlState } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { conflict, invalid, invalidField, notFound } from '@/lib/kernel/errors'
import { type Change, difference } from '@/lib/kernel/event'
import { refuseLimited } from '@/lib/kernel/field-rights'
import { newId } from '@/lib/kernel/id'
import { winnerOf } from './history'
import { splitJoins, writeJoins } from './joins'
import { getRecord, type Row } from './query'
import { checkReferences, referencesTo } from './references'
import { replaceReference } from './replace'
import { indexRecord, unindexRecord } from './search'

/** What a feature adds to the generic writes. Each may refuse by throwing. */
export type Hooks = {
  /** Completes the columns of a new record. */
  prepare?(context: Context, values: Fields): Promise<Fields>
  /** Completes a patch with what follows from it. */
  follow?(context: Context, before: Row, patch: Fields): Promise<Fields>
  /** After each write, in the same transaction; `before` is null for a new record. */
  settle?(context: Context, after: Row, before: Row | null): Promise<Change[]>
  /** Before a record goes for ever: frees what refers to it, or hands it to the replacement. */
  release?(context: Context, row: Row, how: Release): Promise<Change[]>
}

/** What takes over from a row that goes, and whether all below it goes too. */
export type Release = { replacementId?: string; withBelow?: boolean }

const removal = recordRef.extend({ replacementId: z.uuid().optional(), withBelow: z.boolean().optional() })
const patched = recordRef.extend({ patch: z.record(z.string(), z.unknown()) })

type Ref = typeof recordRef
type Saved = { id: string; version: number }
export type RecordCommands = {
  create: Command<z.ZodType, Saved>
  update: Command<typeof patched, Saved>
  archive: Command<Ref, Saved>
  restore: Command<Ref, Saved>
  remove: Command<typeof removal, { id: string }>
}

/** The writes every entity has: create, update, archive, restore, delete. */
export function recordCommands(entity: Entity, hooks: Hooks = {}): RecordCommands {
  const { name, permissions } = entity
  return {
    create: command({
      name: `${name}.create`,
      permission: permissions.create,
      input: inputSchema(entity),
      run: (context, input) => createRecord(context, entity, hooks, input as Fields),
    }),
    update: command({
      name: `${name}.update`,
      permission: permissions.write,
      input: patched,
      async run(context, { id, version, patch }) {
        return updateRecord(context, entity, hooks, { id, version, patch: parsePatch(entity, patch) })
      },
    }),
    archive: command({
      name: `${name}.archive`,
      permission: permissions.write,
      input: recordRef,
      run: (context, ref) =>
        updateRecord(context, entity, hooks, { ...ref, patch: { archivedAt: new Date() }, type: 'archived' }),
    }),
    restore: command({
      name: `${name}.restore`,
      permission: permissions.write,
      input: recordRef,
      run: (context, ref) =>
        updateRecord(context, entity, hooks, { ...ref, patch: { archivedAt: null }, type: 'restored' }),
    }),
    remove: command({
      name: `${name}.delete`,
      permission: permissions.delete,
      input: removal,
      run: (context, ref) => removeRecord(context, entity, hooks, ref),
    }),
  }
}

/** The form's schema of a new record: exactly the declared, writable fields. */
export function inputSchema({ fields }: Entity): z.ZodType {
  const shape = Object.entries(fields).flatMap(([name, field]) => {
    if (field.readOnly) return []
    const schema = fieldKinds[field.type].schema(field)
    return [[name, field.required ? schema : schema.optional()]]
  })
  return z.strictObject(Object.fromEntries(shape))
}

/** The fields of a partial edit, validated by the same rules as the form. */
export function parsePatch(entity: Entity, patch: unknown): Fields {
  const parsed = (inputSchema(entity) as z.ZodObject).partial().safeParse(patch, { reportInput: true })
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}

export async function createRecord(context: Context, entity: Entity, hooks: Hooks, input: Fields) {
  const { tx, actor } = context
  refuseLimited(actor, entity, input)
  const { columns, links } = splitJoins(entity, input)
  const id = newId()
  const prepared = { ...columns, id, workspaceId: actor.workspace.id }
  await checkReferences(context, entity, input)
  const values = (await hooks.prepare?.(context, prepared)) ?? prepared
  await fitting(() => tx.insert(entity.table).values(values as never))
  await writeJoins(context, entity, id, links)
  const after = await reread(context, entity, id)
  await indexRecord(tx, actor, entity, id, after)
  const more = (await hooks.settle?.(context, after, null)) ?? []
  const created = { entity: entity.name, recordId: id, type: 'created', after: shown(entity, after) }
  return { data: { id, version: 1 }, events: [created, ...more] }
}

export async function updateRecord(
  context: Context,
  entity: Entity,
  hooks: Hooks,
  { id, version, patch, type = 'updated' }: { id: string; version: number; patch: Fields; type?: string },
) {
  const { tx, actor } = context
  const before = await getRecord(tx, actor, entity, id, entity.permissions.write)
  if (!before) throw notFound()
  if (before.version !== version) throw conflict('stale', await winnerOf(tx, actor, entity.name, id))
  refuseLimited(actor, entity, patch)
  await checkReferences(context, entity, patch)
  const whole = (await hooks.follow?.(context, before, patch)) ?? patch
  const { columns, links } = splitJoins(entity, whole)
  refuseBlanks(entity, columns)
  const changed = difference(before, { ...columns, ...links })
  if (!changed) return { data: { id, version: Number(before.version) }, events: [] }
  await writeRow(context, entity, { id, version }, columns)
  await writeJoins(context, entity, id, links)
  const after = await reread(context, entity, id)
  await indexRecord(tx, actor, entity, id, after)
  const more = (await hooks.settle?.(context, after, before)) ?? []
  const main = {
    entity: entity.name,
    recordId: id,
    type,
    ...changed,
    after: { ...changed.after, version: version + 1 },
  }
  return { data: { id, version: version + 1 }, events: [main, ...more] }
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

async function removeRecord(
  context: Context,
  entity: Entity,
  hooks: Hooks,
  { id, version, ...how }: z.output<typeof removal>,
) {
  const { tx, actor } = context
  const { table } = entity
  const before = await getRecord(tx, actor, entity, id, entity.permissions.delete)
  if (!before) throw notFound()
  if (how.replacementId && !hooks.release) throw invalidField('replacementId', 'invalidValue')
  const released = [
    ...((await hooks.release?.(context, before, how)) ?? []),
    ...(await unlink(context, entity, before)),
  ]
  const gone = await used(() =>
    tx
      .delete(table)
      .where(
        and(eq(table.workspaceId, actor.workspace.id), eq(table.id, id), eq(table.version as never, version)),
      )
      .returning({ id: table.id }),
  )
  if (gone.length === 0) throw conflict('stale', await winnerOf(tx, actor, entity.name, id))
  await unindexRecord(tx, actor, entity, id)
  await forgetShares(context, entity, id)
  return {
    data: { id },
    events: [
      ...released,
      { entity: entity.name, recordId: id, type: 'deleted', before: shown(entity, before) },
    ],
  }
}

/** Records that were linked to one that goes stay without it. */
async function unlink(context: Context, { name }: Entity, row: Row): Promise<Change[]> {
  const changes: Change[] = []
  for (const { entity, field } of referencesTo(name)) {
    if (entity.fields[field]?.type === 'record')
      changes.push(...(await replaceReference(context, entity, field, row, null)))
  }
  return changes
}

async function forgetShares({ tx, actor }: Context, { name, table }: Entity, id: string): Promise<void> {
  if (!table.ownerId) return
  await tx
    .delete(recordShare)
    .where(
      and(
        eq(recordShare.workspaceId, actor.workspace.id),
        eq(recordShare.entity, name),
        eq(recordShare.recordId, id),
      ),
    )
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
const shown = ({ fields }: Entity, row: Row): Fields =>
  Object.fromEntries(Object.keys(fields).flatMap((name) => (blank(row[name]) ? [] : [[name, row[name]]])))

const blank = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

// A reference may go between its check and the write.
const fitting = <T>(write: () => Promise<T>) =>
  refusing({ '23505': 'duplicate', '23503': 'unknownReference' }, write)
const used = <T>(write: () => Promise<T>) => refusing({ '23503': 'inUse' }, write)

async function refusing<T>(keys: Record<string, string>, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const key = keys[sqlState(error) ?? '']
    if (key) throw conflict(key)
    throw error
  }
}
