import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member, memberGroup, orgUnit, permissionGroup } from '@/db/schema'
import { newId } from '@/lib/kernel/id'
import { presetGroups } from '@/lib/rights/presets'
import { flawed } from './refuse'

export type Founder = { loginId: string; memberId: string; name: string; email: string }

/** Who restores is an administrator of what was restored, whoever was one then. */
export async function keepAdministrator(tx: Tx, workspaceId: string, founder: Founder): Promise<void> {
  const memberId = (await activated(tx, workspaceId, founder)) ?? (await joined(tx, workspaceId, founder))
  const groupId = await administrators(tx, workspaceId)
  await tx.insert(memberGroup).values({ workspaceId, memberId, groupId }).onConflictDoNothing()
}

async function activated(tx: Tx, workspaceId: string, { loginId }: Founder): Promise<string | undefined> {
  const [row] = await tx
    .update(member)
    .set({ isActive: true })
    .where(and(eq(member.workspaceId, workspaceId), eq(member.loginId, loginId)))
    .returning({ id: member.id })
  return row?.id
}

async function joined(tx: Tx, workspaceId: string, { loginId, name, email }: Founder): Promise<string> {
  const [root] = await tx
    .select({ id: orgUnit.id })
    .from(orgUnit)
    .where(and(eq(orgUnit.workspaceId, workspaceId), eq(orgUnit.kind, 'root')))
  if (!root) throw flawed('backupMisfit')
  const id = newId()
  await tx.insert(member).values({ workspaceId, id, loginId, name, email, unitId: root.id })
  return id
}

/** The group that may do everything; made anew when the archive has none. */
async function administrators(tx: Tx, workspaceId: string): Promise<string> {
  const isWhole = and(
    eq(permissionGroup.workspaceId, workspaceId),
    eq(permissionGroup.preset, 'administrator'),
    isNull(permissionGroup.grants),
    isNull(permissionGroup.archivedAt),
  )
  const [group] = await tx.select({ id: permissionGroup.id }).from(permissionGroup).where(isWhole).limit(1)
  if (group) return group.id
  const made = presetGroups(workspaceId, newId).find(({ preset }) => preset === 'administrator')
  if (!made) throw new Error('no group of administrators')
  await tx.insert(permissionGroup).values(made)
  return made.id
}
