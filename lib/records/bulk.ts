import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { can } from '@/lib/kernel/actor'
import { type Command, type Context, command, recordRef } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import type { Entity } from '@/lib/kernel/entity'
import { forbidden, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { parsePatch } from './commands'
import type { Hooks } from './hooks'
import { getRecord } from './query'
import { updateRecord } from './write'

/** As many as one command takes. */
export const items = z.array(recordRef).min(1).max(100)

const changeInput = z.strictObject({
  items,
  patch: z.record(z.string(), z.unknown()),
  addTags: z.array(z.uuid()).max(20).default([]),
  removeTags: z.array(z.uuid()).max(20).default([]),
})
const archiveInput = z.strictObject({ items, isArchived: z.boolean() })

type Saved = { id: string; version: number }
export type BulkCommands = {
  change: Command<typeof changeInput, { items: Saved[] }>
  archiveMany: Command<typeof archiveInput, { items: Saved[] }>
}

/** The same change of several records at once: all of it, or none. */
export function bulkCommands(entity: Entity, hooks: Hooks = {}): BulkCommands {
  const { name, permissions } = entity
  return {
    change: command({
      name: `${name}.change`,
      permission: permissions.write,
      input: changeInput,
      async run(context, { items, patch, addTags, removeTags }) {
        const parsed = parsePatch(entityIn(context.actor, entity), patch)
        const isTagging = addTags.length + removeTags.length > 0
        if (isTagging) refuseUntagged(entity)
        return each(context, items, async (item) => {
          const tags = isTagging ? await retagged(context, entity, item.id, addTags, removeTags) : {}
          return updateRecord(context, entity, hooks, { ...item, patch: { ...parsed, ...tags } })
        })
      },
    }),
    archiveMany: command({
      name: `${name}.archive_many`,
      permission: permissions.write,
      input: archiveInput,
      run: (context, { items, isArchived }) =>
        each(context, items, (item) =>
          updateRecord(context, entity, hooks, {
            ...item,
            patch: { archivedAt: isArchived ? new Date() : null },
            type: isArchived ? 'archived' : 'restored',
          }),
        ),
    }),
  }
}

/** The same with each of several, as far as the actor may change many at once. */
export async function each<T>(
  context: Context,
  items: Saved[],
  change: (item: Saved) => Promise<{ data: T; events: Change[] }>,
) {
  refuseMass(context, items)
  const events: Change[] = []
  const saved: T[] = []
  for (const item of items) {
    const done = await change(item)
    events.push(...done.events)
    saved.push(done.data)
  }
  return { data: { items: saved }, events }
}

/** Not every kind of record has tags. */
export function refuseUntagged({ fields }: Entity): void {
  if (!fields.tagIds) throw invalidField('addTags', 'invalidValue')
}

export async function retagged(
  { tx, actor }: Context,
  entity: Entity,
  id: string,
  add: string[],
  remove: string[],
): Promise<Fields> {
  const before = await getRecord(tx, actor, entity, id, entity.permissions.write)
  if (!before) throw notFound()
  return {
    tagIds: union(before.tagIds, add)
      .filter((tag) => !remove.includes(tag))
      .sort(),
  }
}

export const union = (some: unknown, more: readonly string[]): string[] => [
  ...new Set([...(Array.isArray(some) ? some : []), ...more]),
]

/** Changing several records at once is a right of its own. */
export function refuseMass({ actor }: Context, items: readonly unknown[]): void {
  if (items.length > 1 && !can(actor, 'record:mass_change')) throw forbidden('massChange')
}
