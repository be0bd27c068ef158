import 'server-only'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { loginToken, member, type Role, salesTeam, teamMember } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { scope } from '@/lib/kernel/scope'

export type MemberItem = {
  id: string
  version: number
  name: string
  email: string
  role: Role
  isActive: boolean
  teams: string[]
  lastSeenAt: Date | null
}

export type InvitationItem = {
  id: string
  email: string
  role: Role | null
  teams: string[]
  expiresAt: Date
}

/** Everybody in the workspace, those who left last, with their teams and when they were last there. */
export async function listMembers(tx: Tx, actor: Actor): Promise<MemberItem[]> {
  const { id, version, name, email, role, isActive } = member
  const people = await tx
    .select({ id, version, name, email, role, isActive })
    .from(member)
    .where(scope(actor, member, 'member:read'))
    .orderBy(sql`${isActive} desc`, asc(name), asc(id))
    .limit(2000)
  const teams = await tx
    .select({ memberId: teamMember.memberId, name: salesTeam.name })
    .from(teamMember)
    .innerJoin(
      salesTeam,
      and(eq(salesTeam.workspaceId, teamMember.workspaceId), eq(salesTeam.id, teamMember.teamId)),
    )
    .where(and(eq(teamMember.workspaceId, actor.workspace.id), isNull(salesTeam.archivedAt)))
    .orderBy(asc(salesTeam.position))
  const seen = await tx.execute<{ member_id: string; at: string }>(sql`select * from cohoi_last_seen()`)
  const lastSeen = new Map(seen.rows.map((row) => [row.member_id, new Date(row.at)]))
  return people.map((person) => ({
    ...person,
    teams: teams.filter(({ memberId }) => memberId === person.id).map((team) => team.name),
    lastSeenAt: lastSeen.get(person.id) ?? null,
  }))
}

/** Invitations that nobody has accepted yet, newest first. */
export async function listInvitations(tx: Tx, actor: Actor): Promise<InvitationItem[]> {
  const rows = await tx
    .select()
    .from(loginToken)
    .where(
      and(scope(actor, loginToken, 'member:write'), eq(loginToken.kind, 'invite'), isNull(loginToken.usedAt)),
    )
    .orderBy(sql`${loginToken.createdAt} desc`)
    .limit(500)
  const teams = await tx
    .select({ id: salesTeam.id, name: salesTeam.name })
    .from(salesTeam)
    .where(eq(salesTeam.workspaceId, actor.workspace.id))
  return rows.map(({ id, email, role, teamIds, expiresAt }) => ({
    id,
    email,
    role,
    teams: teams.filter((team) => teamIds.includes(team.id)).map(({ name }) => name),
    expiresAt,
  }))
}
