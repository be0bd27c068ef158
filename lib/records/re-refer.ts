import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { reachingAll, withBin } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import type { Hooks } from './hooks'
import type { Row } from './query'
import { referencesTo } from './references'
import { replaceIn } from './replace'
import { updateRecord } from './write'

/** Everything that refers to one record refers to the other. */
export async function handOverReferences(
  context: Context,
  entity: Entity,
  hooks: Hooks,
  from: Row,
  to: Row,
): Promise<Change[]> {
  const changes: Change[] = []
  for (const reference of referencesTo(entity.name)) {
    const isOwn = reference.entity.name === entity.name
    changes.push(
      ...(isOwn
        ? await handOverOwn(context, entity, hooks, reference.field, from, to)
        : await replaceIn(context, reference, from, to)),
    )
  }
  return changes
}

/** Records of the same kind are written with their rules, which refuse circles. */
async function handOverOwn(
  { tx, actor, ...rest }: Context,
  entity: Entity,
  hooks: Hooks,
  field: string,
  from: Row,
  to: Row,
): Promise<Change[]> {
  const { table, permissions } = entity
  const rows = await tx
    .select({ id: table.id, version: columnOf(entity, 'version') })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, actor.workspace.id), eq(columnOf(entity, field), from.id)))
    .orderBy(asc(table.id))
  const everybody = withBin(reachingAll(reachingAll(actor, permissions.read), permissions.write))
  const context = { tx, actor: { ...everybody, fieldRights: {} }, ...rest }
  const changes: Change[] = []
  for (const row of rows) {
    const ref = { id: String(row.id), version: Number(row.version) }
    if (ref.id === to.id) continue // decided with its other fields
    changes.push(
      ...(await updateRecord(context, entity, hooks, { ...ref, patch: { [field]: to.id } })).events,
    )
  }
  return changes
}
