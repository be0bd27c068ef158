import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { event, type Fields } from '@/db/schema'
import { reachingAll, withBin } from '@/lib/kernel/actor'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Entity, entities } from '@/lib/kernel/entity'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { isSame } from '@/lib/kernel/same'
import { giveBack } from './attached'
import type { Hooks } from './hooks'
import { lockRows } from './keys'
import type { Absorbed } from './merge'
import { isSum, without } from './mergeable'
import { getRecord, type Row } from './query'
import { hooksOf } from './undo'
import { updateRecord } from './write'

/** How long records that were made one can be taken apart. */
const DAYS_TO_UNMERGE = 30
const DAY = 24 * 3600 * 1000

type Logged = typeof event.$inferSelect

/**
 * Takes a record out of the one it was merged into: what referred to it and hung on it comes back as far as nobody has
 * moved it on, and what the other took from it and still holds goes.
 */
export const unmergeCommand = (
  entity: Entity,
  hooks: Hooks,
): Command<typeof recordRef, { id: string; version: number }> =>
  command({
    name: `${entity.name}.unmerge`,
    permission: entity.permissions.write,
    input: recordRef,
    async run(context, { id, version }) {
      const { tx, actor } = context
      const into = await getRecord(tx, actor, entity, id, entity.permissions.write)
      if (!into?.mergedIntoId) throw notFound()
      await lockRows(context, entity, [id, String(into.mergedIntoId)])
      const lost = await getRecord(tx, actor, entity, id, entity.permissions.write)
      if (!lost?.mergedIntoId) throw notFound()
      const kept = await getRecord(tx, actor, entity, String(lost.mergedIntoId), entity.permissions.write)
      if (!kept) throw notFound()
      const log = await mergeOf(context, entity, lost)
      const back = await comeBack(context, log, lost, kept)
      await rehang(context, entity, log, lost, kept)
      const given = await takeFrom(context, entity, hooks, log, lost, kept)
      const archivedAt = log.find(({ recordId, type }) => recordId === id && type === 'merged')?.before
        ?.archivedAt
      const patch = { archivedAt: archivedAt ? new Date(String(archivedAt)) : null, mergedIntoId: null }
      const done = await updateRecord(context, entity, hooks, { id, version, patch, type: 'unmerged' })
      return { data: done.data, events: [...back, ...given, ...done.events] }
    },
  })

/** Everything that happened when the record was merged. */
async function mergeOf({ tx, actor }: Context, { name }: Entity, { id }: Row): Promise<Logged[]> {
  const here = eq(event.workspaceId, actor.workspace.id)
  const [merged] = await tx
    .select()
    .from(event)
    .where(and(here, eq(event.entity, name), eq(event.recordId, id), eq(event.type, 'merged')))
    .orderBy(desc(event.seq))
    .limit(1)
  if (!merged || merged.at.getTime() < Date.now() - DAYS_TO_UNMERGE * DAY)
    throw conflict('mergedLongAgo', { days: DAYS_TO_UNMERGE })
  return tx
    .select()
    .from(event)
    .where(and(here, eq(event.requestId, merged.requestId)))
}

/** What referred to the record and was moved refers to it again. */
async function comeBack({ actor, ...rest }: Context, log: Logged[], lost: Row, kept: Row): Promise<Change[]> {
  const changes: Change[] = []
  for (const { entity: name, recordId, before } of log) {
    const declared = entities.get(name)
    const moved = Object.entries(before ?? {}).flatMap(([field, value]) => (value === lost.id ? [field] : []))
    if (!declared || moved.length === 0 || recordId === kept.id) continue
    const { read, write } = declared.permissions
    const everybody = { ...withBin(reachingAll(reachingAll(actor, read), write)), fieldRights: {} }
    const now = await getRecord(rest.tx, everybody, declared, recordId, write)
    const still = moved.filter((field) => now?.[field] === kept.id)
    if (!now || still.length === 0) continue
    const patch = Object.fromEntries(still.map((field) => [field, lost.id]))
    const ref = { id: recordId, version: Number(now.version) }
    const context = { actor: everybody, ...rest }
    changes.push(...(await updateRecord(context, declared, hooksOf(declared), { ...ref, patch })).events)
  }
  return changes
}

async function rehang(context: Context, entity: Entity, log: Logged[], lost: Row, kept: Row): Promise<void> {
  const told = log.find(({ type }) => type === 'absorbed')?.after as Absorbed | undefined
  const moved = told?.records.find(({ id }) => id === lost.id)?.moved
  if (moved) await giveBack(context, entity, { from: lost.id, to: kept.id, moved })
}

/** Values that the other took from the record and still holds go back to what they were, but for what others gave it too. */
async function takeFrom(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  log: Logged[],
  lost: Row,
  kept: Row,
): Promise<Change[]> {
  const { tx, actor } = context
  const entity = entityIn(actor, declared)
  const taken = log.find(({ recordId, type, before }) => recordId === kept.id && type === 'updated' && before)
  const [before, after] = [taken?.before ?? {}, taken?.after ?? {}]
  const others = await stillMerged(context, entity, log, lost, kept)
  const patch: Fields = {}
  for (const name of Object.keys(before)) {
    if (!(name in entity.fields)) continue
    const given = others.map((row) => row[name])
    if (isSum(entity, name))
      patch[name] = without(kept[name], [without(lost[name], [before[name], ...given])])
    else if (
      isSame(after[name], lost[name]) &&
      isSame(kept[name], after[name]) &&
      !given.some((value) => isSame(value, after[name]))
    )
      patch[name] = before[name]
  }
  const now = await getRecord(tx, actor, entity, kept.id, entity.permissions.write)
  const ref = { id: kept.id, version: Number(now?.version) }
  return (await updateRecord(context, entity, hooks, { ...ref, patch })).events
}

/** The others of the same merge that are still part of what stayed. */
async function stillMerged(
  { tx, actor }: Context,
  entity: Entity,
  log: Logged[],
  lost: Row,
  kept: Row,
): Promise<Row[]> {
  const everybody = reachingAll(actor, entity.permissions.read)
  const rows: Row[] = []
  for (const { recordId, type } of log) {
    if (type !== 'merged' || recordId === lost.id) continue
    const row = await getRecord(tx, everybody, entity, recordId)
    if (row?.mergedIntoId === kept.id) rows.push(row)
  }
  return rows
}
