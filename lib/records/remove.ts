import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Context } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Entity, isSearched } from '@/lib/kernel/entity'
import { conflict, invalidField, notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { forgetAttached } from './attached'
import { forgetCustom } from './custom-values'
import { winnerOf } from './history'
import type { Hooks, Release } from './hooks'
import { used } from './keys'
import { getRecord, type Row } from './query'
import { referencesTo } from './references'
import { replaceIn } from './replace'
import { unindexRecord } from './search'
import { shown } from './write'

/** Deletes a record for ever, with what it is found by and what hangs on it; what was linked to it stays. */
export async function removeRecord(
  context: Context,
  declared: Entity,
  hooks: Hooks,
  { id, version, ...how }: Release & { id: string; version: number },
) {
  const { tx, actor } = context
  const entity = entityIn(actor, declared)
  const { table } = entity
  const before = await getRecord(tx, actor, entity, id, entity.permissions.delete)
  if (!before) throw notFound()
  if (how.replacementId && !hooks.release) throw invalidField('replacementId', 'invalidValue')
  const released = [
    ...((await hooks.release?.(context, before, how)) ?? []),
    ...(await unlink(context, entity, before)),
  ]
  const gone = await used(() =>
    tx
      .delete(table)
      .where(
        and(eq(table.workspaceId, actor.workspace.id), eq(table.id, id), eq(table.version as never, version)),
      )
      .returning({ id: table.id }),
  )
  if (gone.length === 0) throw conflict('stale', await winnerOf(tx, actor, entity.name, id))
  await unindexRecord(tx, actor, entity, id)
  if (table.ownerId) await forgetAttached(context, entity, id)
  await forgetCustom(context, entity, id, how.replacementId)
  return {
    data: { id },
    events: [
      ...released,
      { entity: entity.name, recordId: id, type: 'deleted', before: shown(entity, before) },
    ],
  }
}

/** Records that were linked to one that goes stay without it. */
async function unlink(context: Context, { name }: Entity, row: Row): Promise<Change[]> {
  const changes: Change[] = []
  for (const reference of referencesTo(name)) {
    const field = reference.entity.fields[reference.field]
    if (field && isSearched(field)) changes.push(...(await replaceIn(context, reference, row, null)))
  }
  return changes
}
