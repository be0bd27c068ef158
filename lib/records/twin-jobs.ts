import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { defineJob } from '@/lib/kernel/job'
import { hasTwins, makesTwins } from './likeness'

/** Looks for the twins of some records after they were written. */
const findTwins = defineJob({
  name: 'twins.find',
  input: z.strictObject({ entity: z.string(), ids: z.array(z.uuid()).min(1) }),
  async run({ entity, ids }, { workspaceId }) {
    await import('@/lib/kinds')
    const { findTwinsOf } = await import('./twin-search')
    await findTwinsOf(workspaceId, entity, ids)
  },
})

/** Compares all records of a workspace, or of one kind: after an upgrade, and when the company's rules change. */
export const findAllTwins = defineJob({
  name: 'twins.find_all',
  input: z.strictObject({ entity: z.string().optional() }),
  async run({ entity }, { workspaceId }) {
    await import('@/lib/kinds')
    const { searchAll } = await import('./twin-search')
    await searchAll(workspaceId, entity)
  },
})

/** Has the twins of records looked for that are new, or were changed in a field that makes twins. */
export async function lookForTwins(
  { enqueue }: Pick<Context, 'enqueue'>,
  entity: Entity,
  ids: readonly string[],
  changed?: readonly string[],
): Promise<void> {
  if (!hasTwins(entity) || ids.length === 0) return
  if (changed && !changed.some((name) => makesTwins(entity, name))) return
  await enqueue(findTwins, { entity: entity.name, ids: [...ids] })
}
