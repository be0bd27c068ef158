import 'server-only'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { twinSearch } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { productActor } from '@/lib/kernel/product-actor'
import { recordKinds } from './kinds'
import { hasTwins } from './likeness'
import { findPairs, keepPairs } from './twin-pairs'

const PORTION = 100

const keepTwins = command({
  name: 'record_twin.keep',
  permission: 'dictionary:write',
  input: z.strictObject({ entity: z.string(), ids: z.array(z.uuid()).min(1).max(PORTION) }),
  async run(context, { entity: name, ids }) {
    const entity = recordKinds.get(name)?.entity
    if (!isSystem(context.actor) || !entity) throw notFound()
    await keepPairs(context, entity, ids, await findPairs(context, entity, ids))
    return { data: null, events: [] }
  },
})

const endSearch = command({
  name: 'record_twin.end_search',
  permission: 'dictionary:write',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    if (!isSystem(actor)) throw notFound()
    const doneAt = new Date()
    await tx
      .insert(twinSearch)
      .values({ workspaceId: actor.workspace.id, doneAt })
      .onConflictDoUpdate({ target: twinSearch.workspaceId, set: { doneAt } })
    return { data: null, events: [] }
  },
})

/** Brings the twins of some records up to date. */
export async function findTwinsOf(
  workspaceId: string,
  entity: string,
  ids: readonly string[],
): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor || !recordKinds.has(entity)) return
  for (let at = 0; at < ids.length; at += PORTION)
    await execute(keepTwins, actor, { entity, ids: ids.slice(at, at + PORTION) })
}

/** The same for all records, in the order of their ids. */
export async function searchAll(workspaceId: string, only?: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  for (const [name, { entity }] of recordKinds) {
    if (!hasTwins(entity) || (only && only !== name)) continue
    const { table } = entity
    for (let after: string | undefined, ids: string[] = []; after === undefined || ids.length > 0; ) {
      const from = after
      ids = await reading(actor, async (tx) => {
        const mine = eq(table.workspaceId, actor.workspace.id)
        const rows = await tx
          .select({ id: table.id })
          .from(table as PgTable)
          .where(and(mine, from ? gt(table.id, from) : undefined))
          .orderBy(asc(table.id))
          .limit(PORTION)
        return rows.map(({ id }) => String(id))
      })
      after = ids.at(-1) ?? ''
      await findTwinsOf(workspaceId, name, ids)
    }
  }
  if (!only) await execute(endSearch, actor, {})
}
