import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import type { Reference } from './references'
import { lookForTwins } from './twin-jobs'

/** Every record that refers to the one by a field, of one or of many, refers to the other or none: a change each. */
export const replaceIn = (
  context: Context,
  { entity, field }: Reference,
  from: { id: string },
  to: { id: string } | null,
): Promise<Change[]> =>
  (entity.joins?.[field] ? replaceJoined : replaceReference)(context, entity, field, from, to)

/** Every record whose field refers to the one gets the other or none, whoever may see it: a change each, in one order for all. */
export async function replaceReference(
  { tx, actor, enqueue }: Context,
  entity: Entity,
  field: string,
  from: { id: string },
  to: { id: string } | null,
): Promise<Change[]> {
  const { table, name } = entity
  const toId = to?.id ?? null
  const mine = and(eq(table.workspaceId, actor.workspace.id), eq(columnOf(entity, field), from.id))
  const held = tx
    .select({ id: table.id })
    .from(table as PgTable)
    .where(mine)
    .orderBy(asc(table.id))
    .for('update')
  const rows = await tx
    .update(table)
    .set({ [field]: toId, version: sql`${table.version} + 1`, updatedAt: new Date() } as never)
    .where(and(eq(table.workspaceId, actor.workspace.id), inArray(table.id, held)))
    .returning({ id: table.id, version: columnOf(entity, 'version') })
  const ids = rows.map(({ id }) => String(id))
  await lookForTwins({ enqueue }, entity, ids, [field])
  return rows.map(({ id, version }) => ({
    entity: name,
    recordId: String(id),
    type: 'updated',
    before: { [field]: from.id },
    after: { [field]: toId, version: Number(version) },
  }))
}

/** The same for a field that refers to many: who has the one has the other, once, or none. */
export async function replaceJoined(
  { tx, actor }: Context,
  entity: Entity,
  field: string,
  from: { id: string },
  to: { id: string } | null,
): Promise<Change[]> {
  const { table, name, joins = {} } = entity
  const join = joins[field]
  if (!join) throw new Error(`${name}.${field} has no join`)
  const workspaceId = actor.workspace.id
  const { own, other } = join
  const carrying = tx
    .select({ id: own })
    .from(join.table)
    .where(and(eq(join.workspaceId, workspaceId), eq(other, from.id)))
  const rows = await tx
    .select({ id: table.id, version: columnOf(entity, 'version') })
    .from(table as PgTable)
    .where(and(eq(table.workspaceId, workspaceId), inArray(table.id, carrying)))
    .orderBy(asc(table.id))
    .for('update')
  const ids = rows.map(({ id }) => String(id))
  if (ids.length === 0) return []
  const links = await tx
    .select({ own, other })
    .from(join.table)
    .where(and(eq(join.workspaceId, workspaceId), inArray(own, ids)))
    .orderBy(asc(other))
  if (to)
    await tx.execute(sql`insert into ${join.table} (workspace_id, ${sql.identifier(own.name)}, ${sql.identifier(other.name)})
    select workspace_id, ${sql.identifier(own.name)}, ${to.id} from ${join.table}
    where workspace_id = ${workspaceId} and ${sql.identifier(other.name)} = ${from.id} on conflict do nothing`)
  await tx.delete(join.table).where(and(eq(join.workspaceId, workspaceId), eq(other, from.id)))
  await tx
    .update(table)
    .set({ version: sql`${table.version} + 1`, updatedAt: new Date() } as never)
    .where(and(eq(table.workspaceId, workspaceId), inArray(table.id, ids)))
  return rows.map(({ id, version }) => {
    const before = links.filter((link) => link.own === id).map((link) => String(link.other))
    const after = [...new Set(before.flatMap((each) => (each === from.id ? (to?.id ?? []) : each)))].sort()
    return {
      entity: name,
      recordId: String(id),
      type: 'updated',
      before: { [field]: before },
      after: { [field]: after, version: Number(version) + 1 },
    }
  })
}
