import 'server-only'
import { and, asc, desc, eq, gt, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import { generateNKeysBetween } from 'fractional-indexing'
import { opportunity, stage } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Stage } from './stage'

/** Where a drop lands: below one card, above another, or on top. */
export type Place = { above?: string | null; below?: string | null }

/** Takes a column for this transaction, so that two equal drops do not share a rank. A stage that is gone refuses. */
export async function lockStage({ tx, actor }: Context, id: string): Promise<Stage> {
  const [row] = await tx
    .select()
    .from(stage)
    .where(and(eq(stage.workspaceId, actor.workspace.id), eq(stage.id, id)))
    .for('no key update')
  if (!row) throw conflict('stageGone')
  if (row.archivedAt) throw invalidField('stageId', 'archivedReference')
  return row
}

/** The column of new cards: the first open stage of the pipeline that is not folded, or simply its first. */
export async function firstStage({ tx, actor }: Context, pipelineId: string): Promise<string> {
  const rows = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(
      and(
        eq(stage.workspaceId, actor.workspace.id),
        eq(stage.pipelineId, pipelineId),
        eq(stage.kind, 'open'),
        sql`${stage.archivedAt} is null`,
      ),
    )
    .orderBy(asc(stage.isFolded), asc(stage.position), asc(stage.id))
    .limit(1)
  const first = rows[0]
  if (!first) throw conflict('noStage')
  return first.id
}

/** Ranks for cards dropped at a place of a locked column. A neighbour that has left means: on top. */
export async function ranksAt(
  context: Context,
  stageId: string,
  moving: string[],
  place: Place = {},
): Promise<string[]> {
  const anchor = place.above ?? place.below
  const at = anchor ? await rankOf(context, stageId, anchor) : undefined
  if (at === undefined)
    return generateNKeysBetween(null, await nearest(context, stageId, moving), moving.length)
  if (place.above) {
    return generateNKeysBetween(
      at,
      await nearest(context, stageId, moving, gt(opportunity.rank, at)),
      moving.length,
    )
  }
  return generateNKeysBetween(
    await nearest(context, stageId, moving, lt(opportunity.rank, at), true),
    at,
    moving.length,
  )
}

/** Ranks at the foot of a locked column, below archived cards too. */
export async function ranksAtFoot({ tx, actor }: Context, stageId: string, count: number): Promise<string[]> {
  const [last] = await tx
    .select({ rank: opportunity.rank })
    .from(opportunity)
    .where(and(eq(opportunity.workspaceId, actor.workspace.id), eq(opportunity.stageId, stageId)))
    .orderBy(desc(opportunity.rank))
    .limit(1)
  return generateNKeysBetween(last?.rank ?? null, null, count)
}

async function rankOf({ tx, actor }: Context, stageId: string, id: string): Promise<string | undefined> {
  const rows = await tx
    .select({ rank: opportunity.rank })
    .from(opportunity)
    .where(
      and(
        eq(opportunity.workspaceId, actor.workspace.id),
        eq(opportunity.id, id),
        eq(opportunity.stageId, stageId),
      ),
    )
  return rows[0]?.rank
}

// Every card of the column counts here, seen by the actor or not: a rank must be free for all.
async function nearest(
  { tx, actor }: Context,
  stageId: string,
  moving: string[],
  side?: SQL,
  last = false,
): Promise<string | null> {
  const rows = await tx
    .select({ rank: opportunity.rank })
    .from(opportunity)
    .where(
      and(
        eq(opportunity.workspaceId, actor.workspace.id),
        eq(opportunity.stageId, stageId),
        inArray(opportunity.isArchived, [false]),
        notInArray(opportunity.id, moving),
        side,
      ),
    )
    .orderBy(last ? sql`${opportunity.rank} desc` : asc(opportunity.rank))
    .limit(1)
  return rows[0]?.rank ?? null
}
