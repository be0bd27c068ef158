import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { pipeline, stage } from '@/db/schema'
import { STARTER } from '@/lib/identity/starter'
import { type Context, within } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import type { RecordCommands } from '@/lib/records/commands'
import type { Row } from '@/lib/records/query'
import { unindexRecord } from '@/lib/records/search'
import type { Rules } from './dictionary'

/** A pipeline begins with stages, goes with them, and one always remains. */
export const pipelineRules = (createStage: RecordCommands['create']): Rules => ({
  async follow(context, before, patch) {
    if (patch.archivedAt) await refuseLast(context, before)
    return patch
  },

  async settle(context, after, before) {
    if (before) return []
    const events: Change[] = []
    for (const each of STARTER.stages) {
      events.push(...(await within(createStage, context, { ...each, pipelineId: after.id })).events)
    }
    return events
  },

  leave: refuseLast,

  async clear(context, { id }) {
    const { tx, actor } = context
    const gone = await tx
      .delete(stage)
      .where(and(eq(stage.workspaceId, actor.workspace.id), eq(stage.pipelineId, id)))
      .returning({ id: stage.id, name: stage.name })
    for (const each of gone) await unindexRecord(tx, actor, { name: 'stage' }, each.id)
    return gone.map(({ id: recordId, name }) => ({
      entity: 'stage',
      recordId,
      type: 'deleted',
      before: { name },
    }))
  },
})

async function refuseLast({ tx, actor }: Context, { id }: Row): Promise<void> {
  const rows = await tx
    .select({ id: pipeline.id })
    .from(pipeline)
    .where(and(eq(pipeline.workspaceId, actor.workspace.id), isNull(pipeline.archivedAt)))
    .orderBy(pipeline.id)
    .for('no key update')
  if (rows.every((row) => row.id === id)) throw conflict('lastPipeline')
}
