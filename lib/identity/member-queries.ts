import 'server-only'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { loginToken, member, memberGroup, permissionGroup, salesTeam, teamMember } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { scope } from '@/lib/kernel/scope'
import { getMemberLogin, listMemberLogins, type MemberLogin } from './member-logins'

export type MemberItem = {
  id: string
  version: number
  name: string
  email: string
  groups: { id: string; name: string }[]
  isActive: boolean
  teams: { id: string; name: string }[]
  login: MemberLogin | null
}

export type InvitationItem = {
  id: string
  email: string
  groups: string[]
  teams: string[]
  expiresAt: Date
}

/** Everybody in the workspace, those who left last, with their teams and when they were last there. */
export async function listMembers(tx: Tx, actor: Actor): Promise<MemberItem[]> {
  const people = await selectMembers(tx, actor)
  const teams = await teamsOf(tx, actor)
  const groups = await groupsOf(tx, actor)
  const logins = new Map((await listMemberLogins(tx)).map((login) => [login.memberId, login]))
  return people.map((person) => ({
    ...person,
    groups: groups.filter(({ memberId }) => memberId === person.id),
    teams: teams.filter(({ memberId }) => memberId === person.id),
    login: logins.get(person.id) ?? null,
  }))
}

/** One member, as their own page shows them; undefined for nobody here. */
export async function getMember(tx: Tx, actor: Actor, id: string): Promise<MemberItem | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const [person] = await selectMembers(tx, actor, eq(member.id, id))
  if (!person) return undefined
  const teams = await teamsOf(tx, actor, eq(teamMember.memberId, id))
  const groups = await groupsOf(tx, actor, eq(memberGroup.memberId, id))
  return { ...person, groups, teams, login: await getMemberLogin(tx, id) }
}

function selectMembers(tx: Tx, actor: Actor, which?: SQL) {
  const { id, version, name, email, isActive } = member
  return tx
    .select({ id, version, name, email, isActive })
    .from(member)
    .where(and(scope(actor, member, 'member:read'), which))
    .orderBy(sql`${isActive} desc`, asc(member.nameKey), asc(id))
    .limit(2000)
}

const teamsOf = (tx: Tx, actor: Actor, which?: SQL) =>
  tx
    .select({ memberId: teamMember.memberId, id: salesTeam.id, name: salesTeam.name })
    .from(teamMember)
    .innerJoin(
      salesTeam,
      and(eq(salesTeam.workspaceId, teamMember.workspaceId), eq(salesTeam.id, teamMember.teamId)),
    )
    .where(and(eq(teamMember.workspaceId, actor.workspace.id), isNull(salesTeam.archivedAt), which))
    .orderBy(asc(salesTeam.position))

const groupsOf = (tx: Tx, actor: Actor, which?: SQL) =>
  tx
    .select({ memberId: memberGroup.memberId, id: permissionGroup.id, name: permissionGroup.name })
    .from(memberGroup)
    .innerJoin(
      permissionGroup,
      and(
        eq(permissionGroup.workspaceId, memberGroup.workspaceId),
        eq(permissionGroup.id, memberGroup.groupId),
      ),
    )
    .where(and(eq(memberGroup.workspaceId, actor.workspace.id), which))
    .orderBy(asc(permissionGroup.position))

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
  const groups = await tx
    .select({ id: permissionGroup.id, name: permissionGroup.name })
    .from(permissionGroup)
    .where(eq(permissionGroup.workspaceId, actor.workspace.id))
  return rows.map(({ id, email, groupIds, teamIds, expiresAt }) => ({
    id,
    email,
    groups: groups.filter((group) => groupIds.includes(group.id)).map(({ name }) => name),
    teams: teams.filter((team) => teamIds.includes(team.id)).map(({ name }) => name),
    expiresAt,
  }))
}
