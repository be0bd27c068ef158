import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { workspace } from '@/db/schema'
import { type Actor, systemActor, type Workspace } from './actor'
import { type CustomFieldRow, customFieldsOf } from './custom-fields'
import { database } from './database'

/**
 * The product working by itself for a workspace, under `name`; null when there is no such active workspace. Throws while
 * one is restored, so that senders and jobs try again.
 */
export async function productActor(workspaceId: string, name?: string): Promise<Actor | null> {
  const found = await companyOf(workspaceId)
  if (found?.status === 'restoring') throw new Error('the workspace is being restored')
  return found?.status === 'active' ? systemActor(found.company, name) : null
}

/** A company as every actor in it knows it, and how it stands. */
export async function companyOf(workspaceId: string): Promise<{ company: Workspace; status: string } | null> {
  const { name, slug, currency, timeZone, isDemo, status } = workspace
  const fields = sql<CustomFieldRow[]>`cohoi_custom_fields(${workspace.workspaceId})`
  const [row] = await database().transact({ workspaceId }, (tx) =>
    tx
      .select({ id: workspace.workspaceId, name, slug, currency, timeZone, isDemo, status, fields })
      .from(workspace)
      .where(eq(workspace.workspaceId, workspaceId)),
  )
  if (!row) return null
  const { status: standing, fields: added, ...company } = row
  const customFields = added.length > 0 ? customFieldsOf(added) : undefined
  return { company: { ...company, customFields }, status: standing }
}
