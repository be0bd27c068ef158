import 'server-only'
import { and, desc, eq, ne } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { event, type Fields } from '@/db/schema'
import { can, reachingAll, withBin } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Entity, entities } from '@/lib/kernel/entity'
import { conflict, forbidden, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { reaches } from '@/lib/kernel/scope'
import { shared } from '@/lib/kernel/shared'
import { giveBack } from './attached'
import { binRecord, planSweep } from './bin'
import { writeCustom } from './custom-values'
import { withAddresses } from './emails'
import { winnerOf } from './history'
import type { Hooks } from './hooks'
import { splitJoins, writeJoins } from './joins'
import type { Absorbed } from './merge'
import { getRecord, type Row } from './query'
import { indexRecord } from './search'
import { lookForTwins } from './twin-jobs'
import { updateRecord, writeRow } from './write'

const undoable = shared('undoable', () => new Map<string, Hooks>())

/** Half of a request is never taken back: bigger ones stand. */
const MOST = 2000

/** Declares that changes of an entity can be taken back, with the hooks that follow each write. */
export const allowUndo = (entity: Entity, hooks: Hooks = {}) => undoable.set(entity.name, hooks)

/** What follows each write of an entity that declared it. */
export const hooksOf = (entity: Pick<Entity, 'name'>): Hooks => undoable.get(entity.name) ?? {}

type Stored = typeof event.$inferSelect
type Inverse = (context: Context, change: Stored) => Promise<Change[]>
type HowTo = { inverse: Inverse; isUnseen: boolean }
const inverses = shared('inverses', () => new Map<string, HowTo>())

/**
 * Declares how changes of one type are taken back that are not changes of a record's own fields, or that follow from
 * others on records which the actor need not see.
 */
export const allowInverse = (type: string, inverse: Inverse, { isUnseen = false } = {}) =>
  inverses.set(type, { inverse, isUnseen })

/** Takes back one request of the actor's own, if nothing has happened to its records since. */
export const undo = command({
  name: 'record.undo',
  permission: 'profile:write',
  input: z.strictObject({ requestId: z.uuid() }),
  async run(context, { requestId }) {
    const { tx, actor } = context
    const changes = await tx
      .select()
      .from(event)
      .where(and(eq(event.workspaceId, actor.workspace.id), eq(event.requestId, requestId)))
      .orderBy(desc(event.seq))
      .limit(MOST + 1)
    if (changes.length === 0 || changes.some(({ actorId }) => actorId !== actor.id)) throw notFound()
    if (changes.length > MOST || changes.some(({ type }) => type === 'deleted')) throw conflict('notUndoable')
    const events: Change[] = []
    for (const change of changes) {
      await rehang(context, change)
      const how = inverses.get(change.type)
      if (how) {
        if (!how.isUnseen) await refuseUnseen(context, change)
        events.push(...(await how.inverse(context, change)))
        continue
      }
      const isMade = change.type === 'created'
      events.push(...(isMade ? await putAway(context, change) : await revert(context, change)))
    }
    if (events.length === 0) throw conflict('notUndoable')
    return { data: { records: events.map(({ recordId }) => recordId) }, events }
  },
})

/** What hangs on a record is taken back only by who still sees the record. */
async function refuseUnseen({ tx, actor }: Context, change: Stored): Promise<void> {
  const entity = entities.get(change.entity)
  if (!entity || !(await getRecord(tx, actor, entity, change.recordId))) throw notFound()
}

/** What hung on records that were merged hangs on them again. */
async function rehang(context: Context, { entity, recordId, type, after }: Stored) {
  const declared = entities.get(entity)
  if (type !== 'absorbed' || !declared) return
  for (const { id, moved } of (after as Absorbed).records)
    await giveBack(context, declared, { from: id, to: recordId, moved })
}

/** Puts back what one event says was there before; refuses when the record has changed since. */
export async function revert(context: Context, change: Stored): Promise<Change[]> {
  const declared = entities.get(change.entity)
  const hooks = undoable.get(change.entity)
  const seen = Number(change.after?.version)
  if (!declared || !hooks || !change.before || !Number.isInteger(seen)) return []
  const { tx, actor } = context
  const entity = entityIn(actor, declared)
  const isOfBin = 'deletedAt' in change.before
  const able = isOfBin ? entity.permissions.delete : entity.permissions.write
  if (!can(actor, able)) throw forbidden()
  const now = isOfBin
    ? await getRecord(tx, withBin(actor), entity, change.recordId, able)
    : await reachable(context, entity, change)
  if (!now) throw notFound()
  if (now.version !== seen) throw conflict('stale', await winnerOf(tx, actor, entity.name, now.id))
  if (now.deletedAt) await hooks.comeBack?.(context, now)
  const [values = change.before] = await withAddresses(context, entity, [
    { before: now, given: change.before },
  ])
  const { columns, links, custom } = splitJoins(entity, values)
  await writeRow(context, entity, { id: now.id, version: seen }, revived(entity, columns))
  const told = await writeJoins(context, entity, now.id, links)
  await writeCustom(context, entity, now.id, custom)
  const after = await getRecord(tx, withBin(reachingAll(actor, entity.permissions.read)), entity, now.id)
  if (!after) throw notFound()
  await indexRecord(tx, actor, entity, now.id, after)
  await lookForTwins(context, entity, [now.id], Object.keys(change.before))
  await hooks.settle?.(context, after, now, true)
  const { version: _, ...undone } = change.after ?? {}
  return [
    {
      entity: entity.name,
      recordId: now.id,
      type: 'undone',
      before: undone,
      after: { ...change.before, version: seen + 1 },
    },
    ...told,
  ]
}

/**
 * What was made goes into the bin, unless somebody has changed it since; it is archived by who may not delete it, and
 * when something else was written about it, which would one day go with it.
 */
export async function putAway(context: Context, change: Stored): Promise<Change[]> {
  const { entity: name, recordId } = change
  const entity = entities.get(name)
  const hooks = undoable.get(name)
  if (!entity?.table.archivedAt || !hooks) return []
  const { tx, actor } = context
  const made = await getRecord(tx, actor, entity, recordId, entity.permissions.write)
  if (made?.version !== 1) return []
  const { delete: able } = entity.permissions
  const isBinned = entity.table.deletedAt && (await getRecord(tx, actor, entity, recordId, able))
  if (isBinned && !(await isToldOf(context, change))) {
    await planSweep(context, new Date())
    return (await binRecord(context, entity, hooks, { id: recordId, version: 1 }, true)).events
  }
  const patch = { archivedAt: new Date() }
  return (await updateRecord(context, entity, hooks, { id: recordId, version: 1, patch, type: 'archived' }))
    .events
}

/** The record as it is, if the actor reaches it now, or reached it before giving it away by this very change. */
async function reachable(
  { tx, actor }: Context,
  entity: Entity,
  { recordId, before }: Stored,
): Promise<Row | undefined> {
  const { write } = entity.permissions
  const mine = await getRecord(tx, actor, entity, recordId, write)
  if (mine) return mine
  const given = await getRecord(tx, reachingAll(actor, write), entity, recordId, write)
  if (!given) return undefined
  const [wasMine] = await reaches(tx, actor, write, [
    { ownerId: given.ownerId, teamId: given.teamId, ...before },
  ])
  return wasMine ? given : undefined
}

/** Moments come back from the log as text. */
function revived({ table }: Entity, values: Fields): Fields {
  const columns = table as unknown as Record<string, PgColumn | undefined>
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      columns[name]?.dataType === 'date' && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}

/** Whether anything but this request is told of a record. */
async function isToldOf({ tx, actor }: Context, { entity, recordId, requestId }: Stored): Promise<boolean> {
  const others = await tx
    .select({ seq: event.seq })
    .from(event)
    .where(
      and(
        eq(event.workspaceId, actor.workspace.id),
        eq(event.entity, entity),
        eq(event.recordId, recordId),
        ne(event.requestId, requestId),
      ),
    )
    .limit(1)
  return others.length > 0
}
