import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { member, workspace } from '@/db/schema'
import { database } from '@/lib/kernel/database'

/** The workspaces a person may enter, as the switcher shows them. */
export function listWorkspaces(loginId: string): Promise<{ id: string; name: string; href: string }[]> {
  return database().transact(
    'identity',
    async (tx) => {
      const rows = await tx
        .select({ id: workspace.workspaceId, name: workspace.name })
        .from(member)
        .innerJoin(workspace, eq(workspace.workspaceId, member.workspaceId))
        .where(and(eq(member.loginId, loginId), eq(member.isActive, true), eq(workspace.status, 'active')))
        .orderBy(asc(workspace.name))
      return rows.map((row) => ({ ...row, href: `/workspaces/${row.id}` }))
    },
    { readOnly: true },
  )
}
