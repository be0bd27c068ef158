import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { searchToken } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { entities } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import { productActor } from '@/lib/kernel/product-actor'
import { rereadRecords } from './query'
import { indexRecord, unindexRecord } from './search'

const PORTION = 200

/** Writes the tokens of some records anew that do not yet say of which field they are. */
export const reindexSome = command({
  name: 'search.reindex',
  permission: 'dictionary:write',
  input: z.strictObject({}),
  async run({ tx, actor }) {
    if (!isSystem(actor)) throw notFound()
    const { entity, recordId, workspaceId, field } = searchToken
    const unknown = await tx
      .selectDistinct({ entity, recordId })
      .from(searchToken)
      .where(and(eq(workspaceId, actor.workspace.id), eq(field, '')))
      .orderBy(asc(entity), asc(recordId))
      .limit(PORTION)
    for (const [name, ids] of byEntity(unknown)) {
      const known = entities.get(name)
      const declared = known && entityIn(actor, known)
      const rows = declared ? await rereadRecords(tx, actor, declared, ids, { archived: 'any' }) : []
      for (const id of ids) {
        const row = rows.find((each) => each.id === id)
        if (declared && row) await indexRecord(tx, actor, declared, id, row)
        else await unindexRecord(tx, actor, { name }, id)
      }
    }
    return { data: { isDone: unknown.length < PORTION }, events: [] }
  },
})

/** Goes on until every token of the workspace says of which field it is. */
export async function reindexAll(workspaceId: string): Promise<void> {
  const actor = await productActor(workspaceId)
  if (!actor) return
  for (let isDone = false; !isDone; ) isDone = (await execute(reindexSome, actor, {})).data.isDone
}

function byEntity(found: { entity: string; recordId: string }[]): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const { entity, recordId } of found) ids.set(entity, [...(ids.get(entity) ?? []), recordId])
  return ids
}
