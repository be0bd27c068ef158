import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { member } from '@/db/schema'
import type { Actor } from './actor'
import { database } from './database'
import { type MemberRow, rightsOf } from './member-rights'
import { companyOf } from './product-actor'

/** Somebody whose work goes on without them, with the rights they have now; null once they are shut out. */
export async function memberActor(workspaceId: string, memberId: string): Promise<Actor | null> {
  const found = await companyOf(workspaceId)
  if (found?.status !== 'active') return null
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ member: sql<MemberRow>`cohoi_member(${member})` })
      .from(member)
      .where(and(eq(member.workspaceId, workspaceId), eq(member.id, memberId), eq(member.isActive, true))),
  )
  if (!row) return null
  return { ...rightsOf(row.member), workspace: found.company, person: null, sessionId: null, viewer: null }
}
