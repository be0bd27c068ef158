import { and, eq, getTableName, inArray, isNull, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import { activityMember, member, recordShare } from '@/db/schema'
import type { Actor } from './actor'
import type { Permission } from './policy'

/** Columns by which visibility is decided. Tables without an owner are visible to the whole workspace. */
export type ScopedTable = {
  workspaceId: PgColumn
  id?: PgColumn
  ownerId?: PgColumn
  teamId?: PgColumn
  deletedAt?: PgColumn
}

type Holder = { ownerId: PgColumn | SQL; teamId?: PgColumn | SQL }

/**
 * The one predicate of visibility: what `actor` may reach in `table` with `permission`.
 * Own records and the team's unassigned ones, those of teams and units as far as the groups say, those of
 * units the actor is head of, and what is shared. Nothing at all without the permission, and nothing in the bin
 * except for whoever looks into it (`withBin`).
 */
export function scope(actor: Actor, table: ScopedTable, permission: Permission): SQL {
  const reach = actor.grants[permission]
  if (!reach) return sql`false`
  const tenant = and(eq(table.workspaceId, actor.workspace.id), unbinned(actor, table)) ?? sql`false`
  const { ownerId, teamId } = table
  if (reach.includes('all') || !ownerId) return tenant
  const reached = or(
    held(actor, { ownerId, teamId }, permission),
    shared(actor, table, permission),
    invited(actor, table, permission),
  )
  return and(tenant, reached) ?? sql`false`
}

const unbinned = ({ seesBin }: Actor, { deletedAt }: ScopedTable): SQL | undefined =>
  deletedAt && !seesBin ? isNull(deletedAt) : undefined

/** The same rule for values in hand: which of these owners and teams would be within reach? Shares apart. */
export async function reaches(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  holders: { ownerId?: unknown; teamId?: unknown }[],
): Promise<boolean[]> {
  const reach = actor.grants[permission]
  if (!reach || reach.includes('all') || holders.length === 0) return holders.map(() => reach !== undefined)
  const rules = holders.map(({ ownerId, teamId }) =>
    held(actor, { ownerId: value(ownerId), teamId: value(teamId) }, permission),
  )
  const { rows } = await tx.execute<{ within: boolean | null }>(
    sql
      .join(
        rules.map((rule, at) => sql`select ${at}::int as place, (${rule}) as within`),
        sql` union all `,
      )
      .append(sql` order by place`),
  )
  return rows.map(({ within }) => within === true)
}

const value = (id: unknown): SQL => sql`${typeof id === 'string' ? id : null}::uuid`

function held(actor: Actor, { ownerId, teamId }: Holder, permission: Permission): SQL {
  if (!actor.id) return sql`false`
  const reach = actor.grants[permission] ?? []
  const ofTeam =
    teamId && actor.teamIds.length > 0 ? inArray(teamId as SQLWrapper, [...actor.teamIds]) : undefined
  const units = unitsReached(actor, reach)
  return (
    or(
      eq(ownerId as SQLWrapper, actor.id),
      ofTeam && (reach.includes('team') ? ofTeam : and(ofTeam, isNull(ownerId as SQLWrapper))),
      units.length > 0 ? ownedIn(actor, ownerId, units) : undefined,
    ) ?? sql`false`
  )
}

/** A head manages what the units below own, whatever the reach of the permission (CS-19). */
function unitsReached({ standing }: Actor, reach: readonly string[]): string[] {
  const { unitId, below, headed } = standing
  const own = reach.includes('below') ? below : reach.includes('unit') && unitId ? [unitId] : []
  return [...new Set([...own, ...headed])]
}

const ownedIn = (actor: Actor, ownerId: PgColumn | SQL, units: string[]): SQL =>
  sql`${ownerId} in (select ${member.id} from ${member} where ${and(
    eq(member.workspaceId, actor.workspace.id),
    inArray(member.unitId, units),
  )})`

/** Records opened to the person, their teams, or a unit above them. Sharing never opens deletion. */
function shared(actor: Actor, table: ScopedTable, permission: Permission): SQL | undefined {
  const [, action] = permission.split(':')
  if (!actor.hasShares || !table.id || action === 'delete' || action === 'share') return undefined
  return sql`${table.id} in (select ${recordShare.recordId} from ${recordShare} where ${and(
    eq(recordShare.workspaceId, actor.workspace.id),
    eq(recordShare.entity, getTableName(table.id.table)),
    sharedWith(actor),
    action === 'read' ? undefined : eq(recordShare.access, 'write'),
  )})`
}

/** Who takes part in something sees it. */
function invited(actor: Actor, { id }: ScopedTable, permission: Permission): SQL | undefined {
  if (!actor.id || permission !== 'activity:read' || !id) return undefined
  return sql`${id} in (select ${activityMember.activityId} from ${activityMember} where ${and(
    eq(activityMember.workspaceId, actor.workspace.id),
    eq(activityMember.memberId, actor.id),
  )})`
}

/** Whom a share must name to reach the actor. */
export const granteesOf = ({ id, teamIds, standing }: Actor): string[] =>
  [id, ...teamIds, ...standing.path].filter((each) => each !== null)

/** The shares in force for an actor. */
export function sharedWith(actor: Actor): SQL {
  const { granteeId, endsAt } = recordShare
  return and(inArray(granteeId, granteesOf(actor)), or(isNull(endsAt), sql`${endsAt} > now()`)) ?? sql`false`
}
