import 'server-only'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Command, type Context, command } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { scope } from '@/lib/kernel/scope'

const input = z.strictObject({ ids: z.array(z.uuid()).min(1).max(2000) })

export type Reorder = Command<typeof input, { ids: string[] }>

/**
 * Puts rows in the given order within the places they already hold; all others keep theirs.
 * Versions stay: a form open elsewhere is not outdated because its row has moved.
 */
export function reorderCommand(entity: Entity): Reorder {
  return command({
    name: `${entity.name}.reorder`,
    permission: entity.permissions.write,
    input,
    async run(context, { ids }) {
      const rows = await locked(context, entity)
      const known = new Map(rows.map((row) => [row.id, row]))
      if (new Set(ids).size !== ids.length || ids.some((id) => !known.has(id))) throw notFound()
      const queue = [...ids]
      const given = new Set(ids)
      const wanted = rows.map(({ id }) => (given.has(id) ? (queue.shift() ?? id) : id))
      const moved = wanted.flatMap((id, position) => {
        const row = known.get(id)
        return row && row.position !== position ? [{ ...row, to: position }] : []
      })
      if (moved.length > 0) await context.tx.execute(placing(context, entity, moved))
      return { data: { ids }, events: moved.map((row) => placed(entity, row)) }
    },
  })
}

/** The place after the last one. */
export async function nextPosition({ tx, actor }: Context, { table, ...entity }: Entity): Promise<number> {
  const position = columnOf({ table, ...entity }, 'position')
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${position}) + 1, 0)::int` })
    .from(table)
    .where(eq(table.workspaceId, actor.workspace.id))
  return row?.next ?? 0
}

type Placed = { id: string; position: number; version: number }

async function locked({ tx, actor }: Context, entity: Entity): Promise<Placed[]> {
  const { table, permissions } = entity
  const [position, version] = [columnOf(entity, 'position'), columnOf(entity, 'version')]
  const rows = (await tx
    .select({ id: table.id, position, version })
    .from(table)
    .where(scope(actor, table, permissions.write))
    .orderBy(asc(table.id))
    .for('no key update')) as Placed[]
  return rows.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

function placing({ actor }: Context, { table }: Entity, moved: (Placed & { to: number })[]): SQL {
  const ids = sql.param(moved.map(({ id }) => id))
  const places = sql.param(moved.map(({ to }) => to))
  return sql`update ${table} as row set position = place.position, updated_at = now()
    from unnest(${ids}::uuid[], ${places}::int[]) as place(id, position)
    where row.workspace_id = ${actor.workspace.id} and row.id = place.id`
}

const placed = (entity: Entity, { id, position, version, to }: Placed & { to: number }): Change => ({
  entity: entity.name,
  recordId: id,
  type: 'ordered',
  before: { position },
  after: { position: to, version },
})
