import 'server-only'
import type { Fields } from '@/db/schema'
import { withBin } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { endsAt } from './bin-days'
import { sweepBin } from './bin-job'
import type { Hooks } from './hooks'
import { getRecord, type Row } from './query'
import { removeRecord } from './remove'
import { writeRow } from './write'

type Ref = { id: string; version: number }
type Done = { data: Ref; events: Change[] }

const HOUR = 3_600_000

/**
 * Puts a record into the bin: out of everybody's sight, whole, with all that is linked to it. What is not archived yet
 * is archived by the same stroke, and by the equal moments it is told apart. An undo brings about nothing further.
 */
export async function binRecord(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  { id, version }: Ref,
  isUndo = false,
): Promise<Done> {
  const { tx, actor } = context
  const entity = entityIn(actor, declared)
  const before = await getRecord(tx, actor, entity, id, entity.permissions.delete)
  if (!before) throw notFound()
  const now = new Date()
  const columns = { archivedAt: before.archivedAt ?? now, deletedAt: now, deletedBy: actor.id }
  return put(context, entity, hooks, { before, version, columns, type: 'binned', isUndo })
}

/** Brings a record back as it was, unless something took its place meanwhile. */
export async function recoverRecord(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  { id, version }: Ref,
): Promise<Done> {
  const entity = entityIn(context.actor, declared)
  const before = await inBin(context, entity, id)
  await hooks.comeBack?.(context, before)
  const [archivedAt, deletedAt] = [before.archivedAt as Date, before.deletedAt as Date]
  const wasArchived = archivedAt.getTime() !== deletedAt.getTime()
  const columns = { archivedAt: wasArchived ? archivedAt : null, deletedAt: null, deletedBy: null }
  return put(context, entity, hooks, { before, version, columns, type: 'recovered' })
}

/** Erases what is in the bin for ever. */
export async function purgeRecord(
  context: Context,
  entity: Entity,
  hooks: Hooks,
  ref: Ref,
): Promise<{ data: { id: string }; events: Change[] }> {
  await inBin(context, entity, ref.id)
  return removeRecord({ ...context, actor: withBin(context.actor) }, entity, hooks, ref)
}

/** Sees to it that what is deleted now goes for ever when its time is over: one job for each hour's. */
export async function planSweep({ enqueue }: Pick<Context, 'enqueue'>, deletedAt: Date): Promise<void> {
  const runAt = new Date(Math.ceil(endsAt(deletedAt).getTime() / HOUR) * HOUR)
  await enqueue(sweepBin, {}, { key: `bin:${runAt.toISOString()}`, runAt })
}

async function inBin({ tx, actor }: Context, entity: Entity, id: string): Promise<Row> {
  const row = await getRecord(tx, withBin(actor), entity, id, entity.permissions.delete)
  if (!row?.deletedAt) throw notFound()
  return row
}

type Put = { before: Row; version: number; columns: Fields; type: string; isUndo?: boolean }

async function put(
  context: Context,
  entity: Entity,
  hooks: Hooks,
  { before, version, columns, type, isUndo }: Put,
): Promise<Done> {
  const { id } = before
  await writeRow(context, entity, { id, version }, columns)
  const after = { ...before, ...columns, version: version + 1 }
  const more = (await hooks.settle?.(context, after, before, isUndo)) ?? []
  const was = Object.fromEntries(Object.keys(columns).map((name) => [name, before[name]]))
  const told = { ...columns, version: version + 1 }
  return {
    data: { id, version: version + 1 },
    events: [{ entity: entity.name, recordId: id, type, before: was, after: told }, ...more],
  }
}
