import 'server-only'
import { eq } from 'drizzle-orm'
import { workspace } from '@/db/schema'
import { type Actor, systemActor } from './actor'
import { database } from './database'

/**
 * The product working by itself for a workspace, under `name`; null when there is no such active workspace. Throws while
 * one is restored, so that senders and jobs try again.
 */
export async function productActor(workspaceId: string, name?: string): Promise<Actor | null> {
  const { name: called, slug, currency, timeZone, isDemo, status } = workspace
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ id: workspace.workspaceId, name: called, slug, currency, timeZone, isDemo, status })
      .from(workspace)
      .where(eq(workspace.workspaceId, workspaceId)),
  )
  if (row?.status === 'restoring') throw new Error('the workspace is being restored')
  if (row?.status !== 'active') return null
  const { status: _, ...found } = row
  return systemActor(found, name)
}
