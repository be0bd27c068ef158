import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member, orgUnit } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { scope } from '@/lib/kernel/scope'
import { units } from './entity'

export type UnitItem = {
  id: string
  version: number
  kind: (typeof orgUnit.$inferSelect)['kind']
  name: string
  parentId: string | null
  headId: string | null
  position: number
  isArchived: boolean
}

export type PersonItem = { id: string; name: string; email: string; unitId: string; isActive: boolean }

/** The whole tree, archived units too. */
export async function listUnits(tx: Tx, actor: Actor): Promise<UnitItem[]> {
  const { id, version, kind, name, parentId, headId, position, archivedAt } = orgUnit
  return tx
    .select({
      id,
      version,
      kind,
      name,
      parentId,
      headId,
      position,
      isArchived: sql<boolean>`${archivedAt} is not null`,
    })
    .from(orgUnit)
    .where(scope(actor, orgUnit, units.permissions.read))
    .orderBy(asc(position), asc(id))
    .limit(2000)
}

/** Who works where; those who left come last. */
export async function listPeople(tx: Tx, actor: Actor): Promise<PersonItem[]> {
  const { id, name, email, unitId, isActive } = member
  return tx
    .select({ id, name, email, unitId, isActive })
    .from(member)
    .where(scope(actor, member, 'member:read'))
    .orderBy(sql`${isActive} desc`, asc(name), asc(id))
    .limit(2000)
}

/** The unit a person works in. */
export async function unitOf(tx: Tx, actor: Actor): Promise<string | null> {
  if (!actor.id) return null
  const [found] = await tx
    .select({ unitId: member.unitId })
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, actor.id)))
  return found?.unitId ?? null
}
