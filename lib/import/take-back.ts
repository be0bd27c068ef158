import 'server-only'
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { event, recordImportRow } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { type Entity, isSearched } from '@/lib/kernel/entity'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { isolated } from '@/lib/kernel/isolated'
import { getRecords } from '@/lib/records/query'
import { placeOf, referencesTo } from '@/lib/records/references'
import { removeRecord } from '@/lib/records/remove'
import { hooksOf, revert } from '@/lib/records/undo'
import type { StoredRow } from './check'
import { rowsOf, told } from './commands'
import { importedKind } from './fields'
import { lockImport, writeImport } from './own'
import type { ImportRun } from './plan'

const PORTION = 100
/** What happens to a record by an import and its undoing alone. */
const OWN_EVENTS = ['imported', 'updated', 'undone']

const target = z.strictObject({ id: z.uuid() })

/** Takes back the last rows that still stand; what somebody has worked on since is kept. The product's own. */
export const stepUndo: Command<typeof target, { isOver: boolean }> = command({
  name: 'record_import.step_undo',
  permission: 'record:import',
  input: target,
  async run(context, { id }) {
    const run = await lockImport(context, id, ['undoing'])
    const rows = await lastRows(context, run)
    const entity = importedKind(context.actor, run.entity)
    const events: Change[] = []
    const used = await usedOf(context, entity, rows)
    const undone: number[] = []
    for (const row of rows) {
      const changes = await takenBack(context, entity, row, used, events)
      if (changes) undone.push(row.row)
      events.push(...(changes ?? []))
    }
    await keepStates(context, run, rows, undone)
    const isOver = rows.length < PORTION
    const counts = { undone: run.undone + undone.length, kept: run.kept + rows.length - undone.length }
    await writeImport(context, id, ['undoing'], {
      ...counts,
      ...(isOver && { state: 'undone' as const, endedAt: new Date() }),
    })
    return { data: { isOver }, events: isOver ? [...events, told(run, 'taken_back', counts)] : events }
  },
})

/** From the foot up: what a later row changed is as it was when the row that made it comes. */
function lastRows({ tx }: Context, run: ImportRun): Promise<StoredRow[]> {
  const { state, row } = recordImportRow
  return tx
    .select()
    .from(recordImportRow)
    .where(and(rowsOf(run), inArray(state, ['created', 'updated'])))
    .orderBy(sql`${row} desc`)
    .limit(PORTION)
}

async function takenBack(
  context: Context,
  entity: Entity,
  row: StoredRow,
  used: ReadonlySet<string>,
  events: readonly Change[],
): Promise<Change[] | null> {
  const done = await isolated(context, () =>
    row.state === 'created' ? unmade(context, entity, row, used, events) : unchanged(context, entity, row),
  )
  return 'data' in done ? done.data : null
}

/** Whoever made a record by mistake may unmake it, with the right to delete or without. */
async function unmade(
  context: Context,
  entity: Entity,
  { recordId, version }: StoredRow,
  used: ReadonlySet<string>,
  events: readonly Change[],
): Promise<Change[]> {
  const id = recordId ?? ''
  const able = { ...context, actor: reachingAll(context.actor, entity.permissions.delete) }
  const [now] = await getRecords(context.tx, able.actor, entity, [id], entity.permissions.delete)
  if (!now) return []
  const turns = [...(await turnsOf(context, entity, id)), ...events.filter(({ recordId }) => recordId === id)]
  const isOwnWork = onlyByImport(turns, Number(now.version), Number(version))
  if (used.has(id) || !isOwnWork) throw conflict('inUse')
  return (await removeRecord(able, entity, hooksOf(entity), { id, version: Number(now.version) })).events
}

/** Its version is what the import left, apart from what this undoing has turned back since. */
function onlyByImport(turns: readonly Pick<Change, 'type'>[], now: number, made: number): boolean {
  const count = (wanted: string) => turns.filter(({ type }) => type === wanted).length
  return count('updated') === count('undone') && now === made + count('updated') + count('undone')
}

function turnsOf({ tx, actor }: Context, { name }: Entity, id: string): Promise<{ type: string }[]> {
  return tx
    .select({ type: event.type })
    .from(event)
    .where(and(eq(event.workspaceId, actor.workspace.id), eq(event.entity, name), eq(event.recordId, id)))
}

async function unchanged(context: Context, entity: Entity, row: StoredRow): Promise<Change[]> {
  const { tx, actor } = context
  const { recordId, requestId, version } = row
  if (!recordId || !requestId) throw notFound()
  const changes = await tx
    .select()
    .from(event)
    .where(
      and(
        eq(event.workspaceId, actor.workspace.id),
        eq(event.requestId, requestId),
        eq(event.entity, entity.name),
        eq(event.recordId, recordId),
      ),
    )
  const change = changes.find(({ after }) => Number(after?.version) === version)
  const events = change ? await revert(context, change) : []
  if (events.length === 0) throw conflict('notUndoable')
  return events
}

/** Records of these rows that others refer to, or that more has happened to than the import itself. */
async function usedOf({ tx, actor }: Context, entity: Entity, rows: StoredRow[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ state, recordId }) => (state === 'created' && recordId ? [recordId] : []))
  const used = new Set<string>()
  if (ids.length === 0) return used
  for (const { entity: other, field } of referencesTo(entity.name)) {
    const declared = other.fields[field]
    if (!declared || !isSearched(declared)) continue
    const { table, workspaceId, column } = placeOf(other, field)
    const found = await tx
      .selectDistinct({ id: column })
      .from(table)
      .where(and(eq(workspaceId, actor.workspace.id), inArray(column, ids)))
    for (const { id } of found) used.add(String(id))
  }
  const touched = await tx
    .selectDistinct({ id: event.recordId })
    .from(event)
    .where(
      and(
        eq(event.workspaceId, actor.workspace.id),
        eq(event.entity, entity.name),
        inArray(event.recordId, ids),
        notInArray(event.type, OWN_EVENTS),
      ),
    )
  for (const { id } of touched) used.add(id)
  return used
}

async function keepStates(
  { tx }: Context,
  run: ImportRun,
  rows: StoredRow[],
  undone: number[],
): Promise<void> {
  const kept = rows.flatMap(({ row }) => (undone.includes(row) ? [] : [row]))
  for (const [state, lines] of [
    ['undone', undone],
    ['kept', kept],
  ] as const) {
    if (lines.length === 0) continue
    await tx
      .update(recordImportRow)
      .set({ state })
      .where(and(rowsOf(run), inArray(recordImportRow.row, lines)))
  }
}
