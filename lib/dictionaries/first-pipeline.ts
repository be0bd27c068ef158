import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { pipeline } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'

/** The pipeline of whatever does not name one. */
export async function firstPipeline({ tx, actor }: Context): Promise<string> {
  const [row] = await tx
    .select({ id: pipeline.id })
    .from(pipeline)
    .where(and(eq(pipeline.workspaceId, actor.workspace.id), isNull(pipeline.archivedAt)))
    .orderBy(asc(pipeline.position), asc(pipeline.id))
    .limit(1)
  if (!row) throw conflict('noStage')
  return row.id
}
