import 'server-only'
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { type Fields, type MassEdit, massChange } from '@/db/schema'
import { type Actor, can, isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { columnOf, type Entity, entities } from '@/lib/kernel/entity'
import { forbidden, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { refuseLimited } from '@/lib/kernel/field-rights'
import { newId } from '@/lib/kernel/id'
import { isolated } from '@/lib/kernel/isolated'
import { read } from '@/lib/kernel/read'
import { refuseUntagged, retagged } from '@/lib/records/bulk'
import { parsePatch } from '@/lib/records/commands'
import { checkQuery, listQuery } from '@/lib/records/list-query'
import { countRecords, type Query, visible } from '@/lib/records/query'
import { checkReferences } from '@/lib/records/references'
import { hooksOf } from '@/lib/records/undo'
import { updateRecord } from '@/lib/records/write'
import { runMassChange } from './jobs'

const PORTION = 50
const permission = 'record:mass_change'
const target = z.strictObject({ id: z.uuid() })
type Run = typeof massChange.$inferSelect

const edit = z.strictObject({
  patch: z.record(z.string(), z.unknown()).default({}),
  addTags: z.array(z.uuid()).max(20).default([]),
  removeTags: z.array(z.uuid()).max(20).default([]),
  isArchived: z.boolean().optional(),
})

/** Begins the same change of everything that answers to a question; the log says what was asked for. */
export const beginMassChange = command({
  name: 'mass_change.begin',
  permission,
  input: z.strictObject({ kind: z.string().max(60), query: listQuery, edit }),
  async run(context, { kind, query, edit }) {
    const { tx, actor, enqueue } = context
    if (!actor.id) throw forbidden()
    const entity = changed(actor, kind)
    checkQuery(actor, entity, query)
    const tagIds = [...edit.addTags, ...edit.removeTags]
    if (tagIds.length > 0) refuseUntagged(entity)
    const patch = { ...parsePatch(entity, edit.patch), ...(tagIds.length > 0 && { tagIds }) }
    refuseLimited(actor, entity, patch)
    await checkReferences(context, entity, [patch])
    const total = await countRecords(tx, actor, entity, query)
    const id = newId()
    const who = { workspaceId: actor.workspace.id, memberId: actor.id, memberName: actor.name }
    await tx.insert(massChange).values({ ...who, id, entity: kind, query, edit, total })
    await enqueue(runMassChange, { id, memberId: actor.id }, { key: `mass:${id}` })
    const after = { ...edit.patch, count: total }
    const event = { entity: kind, recordId: actor.workspace.id, type: 'mass_changed', after }
    return { data: { id, total }, events: [event] }
  },
})

/** Changes the next portion; the product's own, in the name of who asked for it. */
export const stepMassChange = command({
  name: 'mass_change.step',
  permission,
  input: target,
  async run(context, { id }) {
    const { tx, actor } = context
    const [run] = await tx.select().from(massChange).where(own(actor, id)).for('update')
    if (run?.state !== 'running') return { data: { isOver: true }, events: [] }
    const entity = changed(actor, run.entity)
    const rows = await nextRows(context, entity, run)
    const events: Change[] = []
    for (const row of rows) events.push(...((await changeOne(context, entity, row, run.edit)) ?? [SKIPPED]))
    const skipped = events.filter((event) => event === SKIPPED).length
    const isOver = rows.length < PORTION
    await tx
      .update(massChange)
      .set({
        done: run.done + rows.length - skipped,
        skipped: run.skipped + skipped,
        lastId: rows.at(-1)?.id ?? run.lastId,
        ...(isOver && { state: 'done' as const, endedAt: new Date() }),
      })
      .where(own(actor, id))
    const count = run.done + rows.length - skipped
    const over = {
      entity: run.entity,
      recordId: actor.workspace.id,
      type: 'mass_change_finished',
      after: { count },
    }
    const told = events.filter((event) => event !== SKIPPED)
    return { data: { isOver }, events: isOver ? [...told, over] : told }
  },
})

/** Ends a mass change where it is: what is changed stays so. */
export const stopMassChange = command({
  name: 'mass_change.stop',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    await end(tx, and(own(actor, id), eq(massChange.state, 'running')), 'stopped')
    return { data: { id }, events: [] }
  },
})

/** Notes that the job gave up; the product's own. */
export const failMassChange = command({
  name: 'mass_change.fail',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    if (!isSystem(actor)) throw notFound()
    const here = and(eq(massChange.workspaceId, actor.workspace.id), eq(massChange.id, id))
    await end(tx, and(here, eq(massChange.state, 'running')), 'failed')
    return { data: { id }, events: [] }
  },
})

/** How far a mass change of the reader's own is. */
export const massChangeState = read({
  name: 'mass_change.state',
  permission,
  input: target,
  async run({ tx, actor }, { id }) {
    const { state, total, done, skipped } = massChange
    const [row] = await tx.select({ state, total, done, skipped }).from(massChange).where(own(actor, id))
    if (!row) throw notFound()
    return row
  },
})

const own = (actor: Actor, id: string): SQL | undefined =>
  and(
    eq(massChange.workspaceId, actor.workspace.id),
    eq(massChange.id, id),
    eq(massChange.memberId, actor.id ?? sql`null`),
  )

async function end(tx: Context['tx'], where: SQL | undefined, state: 'stopped' | 'failed'): Promise<void> {
  const rows = await tx.update(massChange).set({ state, endedAt: new Date() }).where(where).returning()
  if (rows.length === 0) throw notFound()
}

function changed(actor: Actor, kind: string): Entity {
  const entity = entities.get(kind)
  if (!entity?.path || !can(actor, entity.permissions.write)) throw notFound()
  return entityIn(actor, entity)
}

/** A change may take records out of what was asked for: the order of ids goes on past them. */
async function nextRows({ tx, actor }: Context, entity: Entity, { query, lastId }: Run) {
  const { table } = entity
  const rows = await tx
    .select({ id: table.id, version: columnOf(entity, 'version') })
    .from(table as PgTable)
    .where(and(visible(actor, entity, query as Query), lastId ? gt(table.id, lastId) : undefined))
    .orderBy(asc(table.id))
    .limit(PORTION)
  return rows.map(({ id, version }) => ({ id: String(id), version: Number(version) }))
}

const SKIPPED: Change = { entity: '', recordId: '', type: 'skipped' }

/** What changed of one record, or null where it refuses: it alone stays as it is. */
async function changeOne(
  context: Context,
  entity: Entity,
  ref: { id: string; version: number },
  { patch, addTags, removeTags, isArchived }: MassEdit,
): Promise<Change[] | null> {
  const done = await isolated(context, async () => {
    const isTagging = addTags.length + removeTags.length > 0
    const whole: Fields = {
      ...parsePatch(entity, patch),
      ...(isTagging && (await retagged(context, entity, ref.id, addTags, removeTags))),
      ...(isArchived !== undefined && { archivedAt: isArchived ? new Date() : null }),
    }
    const type = isArchived === undefined ? 'updated' : isArchived ? 'archived' : 'restored'
    return (await updateRecord(context, entity, hooksOf(entity), { ...ref, patch: whole, type })).events
  })
  return 'data' in done ? done.data : null
}
