import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { permissionGroup } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

/** The groups that people can be put into, in their order. */
export async function groupOptions(
  tx: Tx,
  actor: Actor,
): Promise<{ id: string; name: string; description: string }[]> {
  const { id, name, description, workspaceId, archivedAt, position } = permissionGroup
  const rows = await tx
    .select({ id, name, description })
    .from(permissionGroup)
    .where(and(eq(workspaceId, actor.workspace.id), isNull(archivedAt)))
    .orderBy(asc(position), asc(id))
  return rows.map((row) => ({ ...row, description: row.description ?? '' }))
}
