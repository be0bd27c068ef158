import 'server-only'
import { and, eq } from 'drizzle-orm'
import { member, memberGroup, permissionGroup } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { addUp, covers } from '@/lib/kernel/policy'
import { grantsOfRow } from './given-groups'

type MemberRow = typeof member.$inferSelect

/**
 * A member whose login the actor may lay hands on: somebody else, with no right that the actor lacks. Otherwise whoever
 * looks after users could become an administrator by an administrator's password.
 */
export async function manageable({ tx, actor }: Context, id: string): Promise<MemberRow> {
  const [row] = await tx
    .select()
    .from(member)
    .where(and(eq(member.workspaceId, actor.workspace.id), eq(member.id, id)))
  if (!row) throw notFound()
  if (id === actor.id) throw forbidden('ownAccount')
  const groups = await tx
    .select({ group: permissionGroup })
    .from(memberGroup)
    .innerJoin(
      permissionGroup,
      and(
        eq(permissionGroup.workspaceId, memberGroup.workspaceId),
        eq(permissionGroup.id, memberGroup.groupId),
      ),
    )
    .where(and(eq(memberGroup.workspaceId, actor.workspace.id), eq(memberGroup.memberId, id)))
  const theirs = addUp(groups.map(({ group }) => grantsOfRow(group)))
  if (!covers(actor.grants, theirs)) throw forbidden('strongerMember')
  return row
}
