import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { member, workspace } from '@/db/schema'
import type { Actor } from './actor'
import { database } from './database'
import { type MemberRow, rightsOf } from './member-rights'

/** Somebody whose work goes on without them, with the rights they have now; null once they are shut out. */
export async function memberActor(workspaceId: string, memberId: string): Promise<Actor | null> {
  const { name, slug, currency, timeZone, isDemo } = workspace
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({
        member: sql<MemberRow>`cohoi_member(${member})`,
        workspace: { id: workspace.workspaceId, name, slug, currency, timeZone, isDemo },
      })
      .from(member)
      .innerJoin(workspace, eq(workspace.workspaceId, member.workspaceId))
      .where(
        and(
          eq(member.workspaceId, workspaceId),
          eq(member.id, memberId),
          eq(member.isActive, true),
          eq(workspace.status, 'active'),
        ),
      ),
  )
  if (!row) return null
  return { ...rightsOf(row.member), workspace: row.workspace, person: null, sessionId: null, viewer: null }
}
