import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recordExport } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'

export type ExportRun = typeof recordExport.$inferSelect

/** An export is for whoever asked for it: it tells what they may see. */
export const ownExports = (actor: Actor): SQL | undefined =>
  and(eq(recordExport.workspaceId, actor.workspace.id), eq(recordExport.memberId, actor.id ?? sql`null`))

export const ownExport = (actor: Actor, id: string): SQL | undefined =>
  and(ownExports(actor), eq(recordExport.id, id))

export async function getExport(tx: Tx, actor: Actor, id: string): Promise<ExportRun | undefined> {
  const [run] = await tx.select().from(recordExport).where(ownExport(actor, id))
  return run
}
