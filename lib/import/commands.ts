import 'server-only'
import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  IMPORT_CHOICES,
  type ImportColumn,
  type ImportState,
  recordImport,
  recordImportRow,
} from '@/db/schema'
import { can } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { conflict, forbidden, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { forgetFile } from '@/lib/privacy/jobs'
import { tellingApart } from '@/lib/record-rules/rules'
import { givenTo, importedFields, importedKind } from './fields'
import { forgetImport, runImport } from './jobs'
import { getImport, lockImport } from './own'
import { type ImportRun, requiredOf } from './plan'
import { MOST_BYTES } from './read/limits'

const permission = 'record:import'
const target = z.strictObject({ id: z.uuid() })
/** A line of a file. */
export const lineInput = z.int().min(1).max(2_000_000_000)

/** How long an import can be looked at and taken back. */
const KEPT = 30 * 86_400_000

/** Takes note of an uploaded file, and has it read. */
export const beginImport = command({
  name: 'record_import.begin',
  permission,
  input: z.strictObject({
    kind: z.string().max(60),
    name: z.string().trim().min(1).max(200),
    bytes: z.int().min(0).max(MOST_BYTES),
    storageKey: z.string().regex(/^[0-9a-f]{32}$/),
  }),
  async run(context, { kind, ...file }) {
    const { tx, actor } = context
    importedKind(actor, kind)
    if (!actor.id) throw forbidden()
    const id = newId()
    const who = { workspaceId: actor.workspace.id, memberId: actor.id, memberName: actor.name }
    await tx.insert(recordImport).values({ ...who, ...file, id, entity: kind })
    await work(context, id)
    await context.enqueue(forgetImport, { id }, { runAt: new Date(Date.now() + KEPT) })
    return { data: { id }, events: [told({ id, entity: kind, name: file.name }, 'begun')] }
  },
})

export const columnInput = z.strictObject({
  field: z.string().max(60).nullable(),
  makes: z.boolean().optional(),
  monthFirst: z.boolean().optional(),
})

/** Says which field each column fills and what makes a row the same as a record; then the rows are looked through. */
export const mapImport = command({
  name: 'record_import.map',
  permission,
  input: target.extend({
    columns: z.array(columnInput).max(200),
    matchBy: z.array(z.string().max(60)).max(20),
    onMatch: z.enum(IMPORT_CHOICES),
  }),
  async run(context, { id, columns, matchBy, onMatch }) {
    const run = await lockImport(context, id, ['mapping', 'ready'])
    await refuseColumns(context, run, columns, matchBy, onMatch)
    await context.tx
      .update(recordImportRow)
      .set({ state: 'read', choice: null, matchId: null, matchRow: null, reasons: null })
      .where(rowsOf(run))
    await write(context, run, { columns, matchBy, onMatch, state: 'checking', place: 0, failed: 0 })
    await work(context, id)
    return { data: { id }, events: [] }
  },
})

/** Says what is done with single rows, or with all that are there already. */
export const chooseRows = command({
  name: 'record_import.choose',
  permission,
  input: target.extend({
    rows: z.array(lineInput).max(500).default([]),
    choice: z.enum(IMPORT_CHOICES),
  }),
  async run(context, { id, rows, choice }) {
    const run = await lockImport(context, id, ['ready'])
    if (choice === 'update' || choice === 'merge') requireWrite(context, run)
    const isMatched = or(isNotNull(recordImportRow.matchId), isNotNull(recordImportRow.matchRow))
    await context.tx
      .update(recordImportRow)
      .set({ choice: rows.length > 0 ? choice : null })
      .where(and(rowsOf(run), rows.length > 0 ? inArray(recordImportRow.row, rows) : isMatched))
    if (rows.length === 0) await write(context, run, { onMatch: choice })
    return { data: { id }, events: [] }
  },
})

/** Begins to write records. */
export const startImport = command({
  name: 'record_import.start',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, ['ready'])
    await write(context, run, { state: 'running', place: 0, failed: 0, startedAt: new Date() })
    await work(context, id)
    return { data: { id }, events: [told(run, 'started')] }
  },
})

const STOPPABLE: readonly ImportState[] = ['reading', 'mapping', 'checking', 'ready', 'running']

/** Stops where it is: what has been written stays, and can be taken back. */
export const cancelImport = command({
  name: 'record_import.cancel',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, STOPPABLE)
    await write(context, run, { state: 'canceled', storageKey: null, endedAt: new Date() })
    if (run.storageKey) await context.enqueue(forgetFile, { key: run.storageKey })
    return { data: { id }, events: [told(run, 'canceled')] }
  },
})

/** Takes back what an import wrote, as far as nobody has worked on it since. */
export const undoImport = command({
  name: 'record_import.undo',
  permission,
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, ['done', 'canceled', 'failed'])
    if (run.created + run.updated === 0) throw conflict('notUndoable')
    await write(context, run, { state: 'undoing', undone: 0, kept: 0, endedAt: null, error: null })
    await work(context, id)
    return { data: { id }, events: [] }
  },
})

/** Notes that the refused rows, which tell of people, were taken along. */
export const noteRefusedTaken = command({
  name: 'record_import.take_refused',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    const run = await getImport(tx, actor, id)
    if (!run) throw notFound()
    return { data: { run }, events: [told(run, 'refused_taken')] }
  },
})

type Named = Pick<ImportRun, 'id' | 'entity' | 'name'>

/** What the log says of an import. */
export const told = ({ id, entity, name }: Named, type: string, counts: object = {}): Change => ({
  entity: 'record_import',
  recordId: id,
  type,
  after: { kind: entity, file: name, ...counts },
})

export const rowsOf = ({ workspaceId, id }: Pick<ImportRun, 'workspaceId' | 'id'>) =>
  and(eq(recordImportRow.workspaceId, workspaceId), eq(recordImportRow.importId, id))

const work = ({ enqueue }: Context, id: string) => enqueue(runImport, { id }, { key: `record_import:${id}` })

async function write(
  { tx }: Context,
  { workspaceId, id }: ImportRun,
  patch: Partial<typeof recordImport.$inferInsert>,
): Promise<void> {
  await tx
    .update(recordImport)
    .set({ ...patch, version: sql`${recordImport.version} + 1` })
    .where(and(eq(recordImport.workspaceId, workspaceId), eq(recordImport.id, id)))
}

async function refuseColumns(
  context: Context,
  run: ImportRun,
  columns: readonly ImportColumn[],
  matchBy: readonly string[],
  onMatch: string,
): Promise<void> {
  const { tx, actor } = context
  const entity = importedKind(actor, run.entity)
  const known = new Set(importedFields(entity).map(([name]) => name))
  const filled = columns.flatMap(({ field }) => (field === null ? [] : [field]))
  if (columns.length !== run.headers.length) throw invalidField('columns', 'invalidValue')
  if (filled.some((name) => !known.has(name))) throw invalidField('columns', 'invalidValue')
  if (new Set(filled).size < filled.length) throw invalidField('columns', 'importTwice')
  if (matchBy.some((name) => !tellingApart(entity).includes(name)))
    throw invalidField('matchBy', 'invalidValue')
  const isChanging = onMatch === 'update' || onMatch === 'merge'
  if (isChanging) requireWrite(context, run)
  const given = givenTo(entity)
  const lacking = (await requiredOf(tx, actor, entity)).filter(
    (name) => !filled.includes(name) && given[name] === undefined && !entity.fields[name]?.when,
  )
  if (lacking.length > 0 && !(isChanging && matchBy.some((name) => filled.includes(name))))
    throw conflict('importColumnMissing', undefined, { lacking })
}

function requireWrite({ actor }: Context, run: ImportRun): void {
  if (!can(actor, importedKind(actor, run.entity).permissions.write)) throw forbidden('importWrite')
}
