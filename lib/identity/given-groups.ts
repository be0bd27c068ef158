import 'server-only'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { memberGroup, permissionGroup } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { conflict, forbidden, invalidField } from '@/lib/kernel/errors'
import { grantsOfGroup } from '@/lib/kernel/member-rights'
import { addUp, covers, type GroupGrants, type Preset } from '@/lib/kernel/policy'
import type { TokenRow } from './tokens'

/** The groups a person is given; nobody is without one. */
export const groupIds = z.array(z.uuid()).min(1).max(50)

/** The names of the groups, or a refusal: unknown ones, or ones that allow more than the giver may do. */
export async function givenGroups({ tx, actor }: Context, ids: string[]): Promise<string[]> {
  const rows = await tx
    .select()
    .from(permissionGroup)
    .where(
      and(
        eq(permissionGroup.workspaceId, actor.workspace.id),
        inArray(permissionGroup.id, ids),
        isNull(permissionGroup.archivedAt),
      ),
    )
    .orderBy(asc(permissionGroup.position), asc(permissionGroup.id))
  if (rows.length !== new Set(ids).size) throw invalidField('groupIds', 'unknownReference')
  if (!covers(actor.grants, addUp(rows.map(grantsOfRow)))) throw forbidden('moreThanOwn')
  return rows.map(({ name }) => name)
}

export const grantsOfRow = ({ grants, preset }: typeof permissionGroup.$inferSelect): GroupGrants =>
  grantsOfGroup({ grants: grants as GroupGrants | null, preset: preset as Preset | null })

/** Puts someone new into the groups of the invitation that still exist; without one nobody comes in. */
export async function joinGroups(
  tx: Tx,
  { workspaceId, groupIds }: TokenRow,
  memberId: string,
): Promise<void> {
  if (!workspaceId) throw conflict('linkExpired')
  const here = and(eq(permissionGroup.workspaceId, workspaceId), inArray(permissionGroup.id, groupIds))
  const rows = await tx
    .select({ groupId: permissionGroup.id })
    .from(permissionGroup)
    .where(and(here, isNull(permissionGroup.archivedAt)))
  if (rows.length === 0) throw conflict('linkExpired')
  await tx.insert(memberGroup).values(rows.map(({ groupId }) => ({ workspaceId, memberId, groupId })))
}
