import 'server-only'
import { eq } from 'drizzle-orm'
import { workspace } from '@/db/schema'
import { type Actor, systemActor } from '@/lib/kernel/actor'
import { database } from '@/lib/kernel/database'

/** The product handling the mail of a workspace; null when there is no such active workspace. */
export async function mailActor(workspaceId: string): Promise<Actor | null> {
  const { name, slug, currency, timeZone, isDemo, status } = workspace
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ id: workspace.workspaceId, name, slug, currency, timeZone, isDemo, status })
      .from(workspace)
      .where(eq(workspace.workspaceId, workspaceId)),
  )
  if (row?.status !== 'active') return null
  const { status: _, ...found } = row
  return systemActor(found, 'Email')
}
