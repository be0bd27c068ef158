import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { member } from '@/db/schema'
import type { Actor, Workspace } from './actor'
import { database } from './database'
import { type MemberRow, rightsOf } from './member-rights'
import { companyOf } from './product-actor'

/** Somebody whose work goes on without them, with the rights they have now; null once they are shut out. */
export async function memberActor(workspaceId: string, memberId: string): Promise<Actor | null> {
  const found = await companyOf(workspaceId)
  if (found?.status !== 'active') return null
  return database().transact({ workspaceId }, (tx) => actorIn(tx, found.company, memberId))
}

/** The same within a transaction. */
export async function actorIn(tx: Tx, workspace: Workspace, memberId: string): Promise<Actor | null> {
  const [row] = await tx
    .select({ member: sql<MemberRow>`cohoi_member(${member})` })
    .from(member)
    .where(and(eq(member.workspaceId, workspace.id), eq(member.id, memberId), eq(member.isActive, true)))
  if (!row) return null
  return { ...rightsOf(row.member), workspace, person: null, sessionId: null, viewer: null }
}
