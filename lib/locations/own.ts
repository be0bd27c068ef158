import 'server-only'
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { adminUnit } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { scope } from '@/lib/kernel/scope'
import { adminUnits } from './entity'

export type Own = {
  id: string
  version: number
  name: string
  parentId: string | null
  under: string | null
  isArchived: boolean
}

export const OWN = {
  id: adminUnit.id,
  version: adminUnit.version,
  name: adminUnit.name,
  parentId: adminUnit.parentId,
  under: adminUnit.under,
  isArchived: sql<boolean>`${adminUnit.archivedAt} is not null`,
}

export const DEEPEST = 10
/** As many as one branch shows. */
export const MOST_BELOW = 1000

/** Own places right below one of them, or right under a unit of the lists, or on top. */
export function ownBelow(tx: Tx, actor: Actor, above: { parentId?: string; under?: string }): Promise<Own[]> {
  const here =
    above.parentId !== undefined
      ? eq(adminUnit.parentId, above.parentId)
      : above.under !== undefined
        ? eq(adminUnit.under, above.under)
        : and(isNull(adminUnit.parentId), isNull(adminUnit.under))
  return tx
    .select(OWN)
    .from(adminUnit)
    .where(and(seen(actor), here))
    .orderBy(
      asc(sql`${adminUnit.archivedAt} is not null`),
      asc(sql`cohoi_sort_key(${adminUnit.name})`),
      asc(adminUnit.id),
    )
    .limit(MOST_BELOW)
}

/** Which of these have own places right below them, by id or key. */
export async function withOwnBelow(
  tx: Tx,
  actor: Actor,
  ids: string[],
  keys: string[],
): Promise<Set<string>> {
  const found = new Set<string>()
  const { parentId, under } = adminUnit
  const some = async (column: typeof parentId | typeof under, among: string[]) => {
    if (among.length === 0) return
    const rows = await tx
      .selectDistinct({ key: column })
      .from(adminUnit)
      .where(and(seen(actor), inArray(column, among)))
    for (const { key } of rows) if (key) found.add(key)
  }
  await some(parentId, ids)
  await some(under, keys)
  return found
}

/** Own places and those above each, the smallest first, by the id they were asked by; in one question. */
export async function ownLines(tx: Tx, actor: Actor, ids: string[]): Promise<Map<string, Own[]>> {
  const lines = new Map<string, Own[]>()
  if (ids.length === 0) return lines
  const { rows } = await tx.execute<Own & { asked: string }>(sql`
    with recursive line as (
      select ${adminUnit.id} as asked, 0 as height, ${columns} from ${adminUnit} where ${and(seen(actor), inArray(adminUnit.id, ids))}
      union all
      select line.asked, line.height + 1, ${columns} from line join ${adminUnit}
        on ${eq(adminUnit.workspaceId, actor.workspace.id)} and ${adminUnit.id} = line."parentId"
      where line.height < ${DEEPEST})
    select * from line order by asked, height`)
  for (const { asked, ...own } of rows) lines.set(asked, [...(lines.get(asked) ?? []), own])
  return lines
}

/** Everything below an own place, the deepest first. */
export async function allBelow(tx: Tx, actor: Actor, id: string): Promise<{ id: string; version: number }[]> {
  const { rows } = await tx.execute<{ id: string; version: number }>(sql`
    with recursive below as (
      select ${adminUnit.id}, ${adminUnit.version}, 1 as depth from ${adminUnit} where ${and(seen(actor), eq(adminUnit.parentId, id))}
      union all
      select ${adminUnit.id}, ${adminUnit.version}, below.depth + 1 from below join ${adminUnit}
        on ${eq(adminUnit.workspaceId, actor.workspace.id)} and ${adminUnit.parentId} = below.id
      where below.depth < ${DEEPEST})
    select id, version from below order by depth desc, id`)
  return rows
}

const columns: SQL = sql`${adminUnit.id}, ${adminUnit.version}, ${adminUnit.name}, ${adminUnit.parentId} as "parentId",
  ${adminUnit.under}, ${OWN.isArchived} as "isArchived"`

export const seen = (actor: Actor) => scope(actor, adminUnit, adminUnits.permissions.read)
