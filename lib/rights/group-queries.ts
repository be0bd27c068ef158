import 'server-only'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { type FieldRights, memberGroup, permissionGroup } from '@/db/schema'
import { grantsOfRow } from '@/lib/identity/given-groups'
import type { Actor } from '@/lib/kernel/actor'
import type { GroupGrants } from '@/lib/kernel/policy'

export type GroupChoice = { id: string; name: string; description: string }

/** A permission group as its screens show it; `isChanged` says that it is no longer its preset. */
export type Group = GroupChoice & {
  version: number
  preset: string | null
  isChanged: boolean
  grants: GroupGrants
  fieldRights: FieldRights
  needsSecondFactor: boolean
  people: number
}

/** The groups that people can be put into, in their order. */
export async function groupOptions(tx: Tx, actor: Actor): Promise<GroupChoice[]> {
  const { id, name, description, workspaceId, archivedAt, position } = permissionGroup
  const rows = await tx
    .select({ id, name, description })
    .from(permissionGroup)
    .where(and(eq(workspaceId, actor.workspace.id), isNull(archivedAt)))
    .orderBy(asc(position), asc(id))
  return rows.map((row) => ({ ...row, description: row.description ?? '' }))
}

/** All groups with what they allow and how many people are in each. */
export async function listGroups(tx: Tx, actor: Actor): Promise<Group[]> {
  const here = eq(permissionGroup.workspaceId, actor.workspace.id)
  const rows = await tx
    .select()
    .from(permissionGroup)
    .where(here)
    .orderBy(asc(permissionGroup.position), asc(permissionGroup.id))
  const counts = await tx
    .select({ id: memberGroup.groupId, n: count() })
    .from(memberGroup)
    .where(eq(memberGroup.workspaceId, actor.workspace.id))
    .groupBy(memberGroup.groupId)
  const people = new Map(counts.map(({ id, n }) => [id, n]))
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description ?? '',
    preset: row.preset,
    isChanged: row.grants !== null,
    grants: grantsOfRow(row),
    fieldRights: row.fieldRights,
    needsSecondFactor: row.needsSecondFactor,
    people: people.get(row.id) ?? 0,
  }))
}

/** The ids of a person's groups. */
export async function groupIdsOf(tx: Tx, actor: Actor, memberId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: memberGroup.groupId })
    .from(memberGroup)
    .where(and(eq(memberGroup.workspaceId, actor.workspace.id), eq(memberGroup.memberId, memberId)))
  return rows.map(({ id }) => id)
}
