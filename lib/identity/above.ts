import 'server-only'
import { and, eq } from 'drizzle-orm'
import { member, REACHES, type Reach } from '@/db/schema'
import { grantsOf } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { PERMISSIONS } from '@/lib/kernel/policy'

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
  const theirs = grantsOf(row.role)
  if (PERMISSIONS.some((name) => rank(theirs[name]) > rank(actor.grants[name])))
    throw forbidden('strongerMember')
  return row
}

const rank = (reach: Reach | undefined): number => (reach ? REACHES.indexOf(reach) : -1)
