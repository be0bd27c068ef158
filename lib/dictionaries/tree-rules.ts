import 'server-only'
import { eq, isNull, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Context } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { upFrom, withBelow } from '@/lib/organisation/tree'
import type { Row } from '@/lib/records/query'
import { replaceReference } from '@/lib/records/replace'
import type { Rules } from './dictionary'
import { replaceIn } from './replace'

/** Rules of a dictionary whose rows stand below one another; what stood below a row that goes moves up to its place. */
export function treeRules(entity: Entity): Rules {
  const parent = columnOf(entity, 'parentId')
  return {
    siblings: ({ parentId }): SQL => (parentId ? eq(parent, String(parentId)) : isNull(parent)),

    async follow(context, before, patch) {
      if (patch.parentId) {
        const rows = await allOf(context, entity)
        const above = upFrom(rows, String(patch.parentId)).map(({ id }) => id)
        if (above.includes(before.id)) throw invalidField('parentId', 'unitCircle')
      }
      return patch
    },

    replace: replaceIn(entity),

    async below(context, row) {
      const rows = await allOf(context, entity)
      const [, ...below] = withBelow(rows, row.id) // nearest first
      const found = below.reverse().flatMap((id) => rows.find((each) => each.id === id) ?? [])
      return found.map(({ id, version }) => ({ id, version }))
    },

    async clear(context, row): Promise<Change[]> {
      const above = row.parentId ? { id: String(row.parentId) } : null
      return replaceReference(context, entity, 'parentId', row, above)
    },
  }
}

type Node = Row & { parentId: string | null; position: number; version: number }

async function allOf({ tx, actor }: Context, { table }: Entity): Promise<Node[]> {
  const rows = await tx
    .select()
    .from(table as PgTable)
    .where(eq(table.workspaceId, actor.workspace.id))
    .limit(2000)
  return rows as unknown as Node[]
}
