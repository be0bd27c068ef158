import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { event, type Fields } from '@/db/schema'
import { reachingAll } from '@/lib/kernel/actor'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Entity, entities } from '@/lib/kernel/entity'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { giveBack } from './attached'
import type { Hooks } from './hooks'
import type { Absorbed } from './merge'
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
    const everybody = { ...reachingAll(reachingAll(actor, read), write), fieldRights: {} }
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

/** Values that the other took from the record and still holds go back to what they were. */
async function takeFrom(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  log: Logged[],
  lost: Row,
  kept: Row,
): Promise<Change[]> {
  const entity = entityIn(context.actor, declared)
  const taken = log.find(({ recordId, type, before }) => recordId === kept.id && type === 'updated' && before)
  const [before, after] = [taken?.before ?? {}, taken?.after ?? {}]
  const patch: Fields = Object.fromEntries(
    Object.keys(before).flatMap((name) => {
      const isSum = name === 'emails'
      const isTheirs = (isSum || same(after[name], lost[name])) && same(kept[name], after[name])
      return name in entity.fields && isTheirs ? [[name, before[name]]] : []
    }),
  )
  const now = await getRecord(context.tx, context.actor, entity, kept.id, entity.permissions.write)
  const ref = { id: kept.id, version: Number(now?.version) }
  return (await updateRecord(context, entity, hooks, { ...ref, patch })).events
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
