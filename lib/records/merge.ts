import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { conflict, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { entityFor } from '@/lib/kernel/field-rights'
import { type Moved, moveAttached } from './attached'
import type { Hooks } from './hooks'
import { lockRows } from './keys'
import { MOST_MERGED } from './mergeable'
import { chosenOf, mergedValues } from './merged-values'
import { getRecord, type Row } from './query'
import { handOverReferences } from './re-refer'
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
  const ids = items.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) throw notFound()
  await lockRows(context, entity, ids)
  for (const id of ids) rows.push(await writable(context, entity, id))
  const [kept, ...others] = rows as [Row, ...Row[]]
  hooks.absorb?.(kept, others)
  const chosen = chosenOf(entity, values, rows)
  const events: Change[] = []
  const absorbed: Absorbed = { records: [] }
  for (const other of others) {
    const version = items.find(({ id }) => id === other.id)?.version ?? 0
    events.push(...(await handOverReferences(context, entity, hooks, other, kept)))
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
  const patch = mergedValues(entityFor(context.actor, entity), rows, chosen)
  const done = await updateRecord(context, entity, hooks, { ...ref, patch })
  const told = { entity: entity.name, recordId: kept.id, type: 'absorbed', after: { ...absorbed } }
  return { data: done.data, events: [...events, ...done.events, told] }
}

async function writable({ tx, actor }: Context, entity: Entity, id: string): Promise<Row> {
  const row = await getRecord(tx, actor, entity, id, entity.permissions.write)
  if (!row) throw notFound()
  if (row.mergedIntoId) throw conflict('mergedAway')
  return row
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
    if (row && !row.mergedIntoId) rows.push(row)
  }
  return rows
}
