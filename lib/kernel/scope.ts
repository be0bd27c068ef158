import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Actor } from './actor'
import type { Permission } from './policy'

/** Columns by which visibility is decided. Tables without an owner are visible to the whole workspace. */
export type ScopedTable = { workspaceId: PgColumn; ownerId?: PgColumn; teamId?: PgColumn }

/**
 * The one predicate of visibility: what `actor` may reach in `table` with `permission`.
 * A team's unassigned records belong to all its members. Nothing at all without the permission.
 */
export function scope(actor: Actor, table: ScopedTable, permission: Permission): SQL {
  const reach = actor.grants[permission]
  if (!reach) return sql`false`
  const tenant = eq(table.workspaceId, actor.workspace.id)
  if (reach === 'all' || !table.ownerId) return tenant
  return and(tenant, reach === 'team' ? ofTeams(actor, table) : ofOwner(actor, table)) ?? sql`false`
}

/** The same rule for values in hand: would a record with this owner and team be within reach? */
export function reaches(
  actor: Actor,
  permission: Permission,
  { ownerId, teamId }: { ownerId?: unknown; teamId?: unknown },
): boolean {
  const reach = actor.grants[permission]
  if (!reach || reach === 'all') return reach === 'all'
  if (!actor.id) return false
  const isOurs = typeof teamId === 'string' && actor.teamIds.includes(teamId)
  return ownerId === actor.id || (isOurs && (reach === 'team' || !ownerId))
}

function ofOwner(actor: Actor, { ownerId, teamId }: ScopedTable): SQL | undefined {
  if (!ownerId || !actor.id) return sql`false`
  const mine = eq(ownerId, actor.id)
  if (!teamId || actor.teamIds.length === 0) return mine
  return or(mine, and(inArray(teamId, [...actor.teamIds]), isNull(ownerId)))
}

function ofTeams(actor: Actor, { ownerId, teamId }: ScopedTable): SQL | undefined {
  if (!ownerId || !actor.id) return sql`false`
  const mine = eq(ownerId, actor.id)
  if (!teamId || actor.teamIds.length === 0) return mine
  return or(mine, inArray(teamId, [...actor.teamIds]))
}
