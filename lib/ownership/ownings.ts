import 'server-only'
import './all'
import { and, asc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { savedView } from '@/db/schema'
import { type Actor, withBin } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity, entities } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { hooksOf } from '@/lib/records/undo'
import { updateRecord } from '@/lib/records/write'

export type Owned = { id: string; version: number }

/** One way in which a member owns records: a field that names them. */
export type Owning = {
  key: string
  table: PgTable & { workspaceId: PgColumn; id: PgColumn; version?: PgColumn }
  column: PgColumn
  /** Those that are still in the works; without it, all are. */
  open?: SQL
  /** Those that count as owned at all. */
  counted?: SQL
  give(context: Context, record: Owned, receiverId: string): Promise<Change[]>
}

/** Every field of every entity that refers to a member, and shared views: declared, so that new entities are covered. */
export function ownings(): Owning[] {
  const declared = [...entities.values()].flatMap((entity) =>
    Object.entries(entity.fields).flatMap(([field, { type, to, readOnly }]) =>
      type === 'reference' && to === 'member' && !readOnly ? [byField(entity, field)] : [],
    ),
  )
  return [...declared, SHARED_VIEWS].sort((a, b) => (a.key < b.key ? -1 : 1))
}

export const ownedBy = (
  actor: Actor,
  { table, column, counted, open }: Owning,
  id: string,
  onlyOpen: boolean,
) => and(eq(table.workspaceId, actor.workspace.id), eq(column, id), counted, onlyOpen ? open : undefined)

/** The next records of one kind that a member owns, in the order of their ids. */
export async function nextOwned(
  { tx, actor }: Context,
  owning: Owning,
  id: string,
  { after, limit, onlyOpen }: { after: string | null; limit: number; onlyOpen: boolean },
): Promise<Owned[]> {
  const { table } = owning
  const rows = await tx
    .select({ id: table.id, version: table.version ?? sql<number>`1` })
    .from(table as PgTable)
    .where(and(ownedBy(actor, owning, id, onlyOpen), after ? gt(table.id, after) : undefined))
    .orderBy(asc(table.id))
    .limit(limit)
  return rows.map((row) => ({ id: String(row.id), version: Number(row.version) }))
}

function byField(entity: Entity, field: string): Owning {
  const { table, name, permissions, fields } = entity
  const hooks = hooksOf(entity)
  const isStaged = fields.status?.options?.includes('open')
  return {
    key: `${name}.${field}`,
    table,
    column: columnOf(entity, field),
    open: isStaged ? eq(columnOf(entity, 'status'), 'open') : undefined,
    async give({ actor, ...context }, record, receiverId) {
      const wide = { ...actor.grants, [permissions.read]: ['all'], [permissions.write]: ['all'] } as const
      const whole = { ...context, actor: { ...withBin(actor), grants: wide, fieldRights: {} } }
      const done = await updateRecord(whole, entity, hooks, { ...record, patch: { [field]: receiverId } })
      return done.events
    },
  }
}

/** What others look at every day; a view of one's own goes with its owner. */
const SHARED_VIEWS: Owning = {
  key: 'saved_view.ownerId',
  table: savedView,
  column: savedView.ownerId,
  counted: ne(savedView.share, 'mine'),
  async give({ tx, actor }, { id, version }, receiverId) {
    const [before] = await tx
      .select({ ownerId: savedView.ownerId })
      .from(savedView)
      .where(and(eq(savedView.workspaceId, actor.workspace.id), eq(savedView.id, id)))
    await tx
      .update(savedView)
      .set({ ownerId: receiverId, version: version + 1, updatedAt: new Date() })
      .where(and(eq(savedView.workspaceId, actor.workspace.id), eq(savedView.id, id)))
    const after = { ownerId: receiverId, version: version + 1 }
    return [{ entity: 'saved_view', recordId: id, type: 'updated', before, after }]
  },
}
