import 'server-only'
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { member, teamMember } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import type { Permission } from '@/lib/kernel/policy'
import { scope } from '@/lib/kernel/scope'

/** The members whose targets an actor may read or set: themselves, those of their teams and units, everybody. */
export function peopleWithin(actor: Actor, permission: Permission): SQL {
  const own = scope(actor, { workspaceId: member.workspaceId, ownerId: member.id }, permission)
  if (!actor.grants[permission]?.includes('team') || actor.teamIds.length === 0) return own
  const inMyTeams = sql`exists (select from ${teamMember} where ${and(
    eq(teamMember.workspaceId, member.workspaceId),
    eq(teamMember.memberId, member.id),
    inArray(teamMember.teamId, [...actor.teamIds]),
  )})`
  return or(own, and(eq(member.workspaceId, actor.workspace.id), inMyTeams)) ?? sql`false`
}
