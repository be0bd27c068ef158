import 'server-only'
import { and, eq, isNull, ne } from 'drizzle-orm'
import { type Fields, opportunity, pipeline, stage } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { ranksAtFoot } from '@/lib/opportunities/column'
import { lockCards, rewriteCards } from '@/lib/opportunities/rewrite'
import { arriving, type Stage } from '@/lib/opportunities/stage'
import type { Row } from '@/lib/records/query'
import type { Rules } from './dictionary'
import { firstPipeline } from './first-pipeline'

/** A stage never loses its cards, and a pipeline never its last open stage. */
export const stageRules: Rules = {
  siblings: ({ pipelineId }) => eq(stage.pipelineId, String(pipelineId)),

  async prepare(context, values) {
    const pipelineId = values.pipelineId ?? (await firstPipeline(context))
    return { ...values, pipelineId, ...decided(values) }
  },

  async follow(context, before, patch) {
    const { pipelineId = before.pipelineId } = patch
    if (pipelineId !== before.pipelineId) throw invalidField('pipelineId', 'invalidValue')
    const after = { ...before, ...patch }
    if (after.kind !== before.kind || after.archivedAt !== before.archivedAt) {
      await lockPipeline(context, before)
      await lockStage(context, before)
    }
    if (patch.archivedAt) await refuseHidingCards(context, before)
    return { ...patch, ...decided(after) }
  },

  async settle(context, after, before) {
    if (!before) return []
    if (isOpen(before) && !isOpen(after)) await refuseWithoutOpen(context, after)
    return after.kind === before.kind ? [] : rejudge(context, after as Row & Stage)
  },

  async leave(context, row) {
    await lockPipeline(context, row)
  },

  async replace(context, from, to) {
    if (from.pipelineId !== to.pipelineId) throw invalidField('replacementId', 'replacementPipeline')
    if (to.kind === 'lost' && from.kind !== 'lost') throw invalidField('replacementId', 'replacementLost')
    const into = to as Row & Stage
    const cards = (await lockCards(context, eq(opportunity.stageId, from.id))).sort(byRank)
    const ranks = await ranksAtFoot(context, to.id, cards.length)
    return rewriteCards(
      context,
      cards,
      (card, index) => ({ ...arriving(into, card), rank: ranks[index] }),
      'moved',
    )
  },

  async clear(context, row) {
    if (isOpen(row)) await refuseWithoutOpen(context, row)
    return []
  },
}

const isOpen = ({ kind, archivedAt }: Fields) => kind === 'open' && !archivedAt

/** Where the deal is decided, so is the probability. */
function decided({ kind }: Fields): Fields {
  if (kind !== 'won' && kind !== 'lost') return {}
  return { hasProbability: true, probability: kind === 'won' ? 100 : 0 }
}

/** What a stage has become, its cards become: the state of a drop without its time and place. */
async function rejudge(context: Context, into: Row & Stage): Promise<Change[]> {
  const cards = await lockCards(context, eq(opportunity.stageId, into.id), ne(opportunity.status, into.kind))
  return rewriteCards(context, cards, (card) => ({ ...arriving(into, card), stageSince: card.stageSince }))
}

/** One change of the set of stages at a time; moves of cards go on meanwhile. */
async function lockPipeline({ tx, actor }: Context, { pipelineId }: Fields): Promise<void> {
  await tx
    .select({ id: pipeline.id })
    .from(pipeline)
    .where(and(eq(pipeline.workspaceId, actor.workspace.id), eq(pipeline.id, String(pipelineId))))
    .for('no key update')
}

async function lockStage({ tx, actor }: Context, { id }: Row): Promise<void> {
  await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.workspaceId, actor.workspace.id), eq(stage.id, id)))
    .for('update')
}

async function refuseHidingCards({ tx, actor }: Context, { id }: Row): Promise<void> {
  const cards = await tx
    .select({ id: opportunity.id })
    .from(opportunity)
    .where(
      and(
        eq(opportunity.workspaceId, actor.workspace.id),
        eq(opportunity.stageId, id),
        eq(opportunity.isArchived, false),
      ),
    )
    .limit(1)
  if (cards.length > 0) throw conflict('stageHasCards')
}

async function refuseWithoutOpen({ tx, actor }: Context, { id, pipelineId }: Row): Promise<void> {
  const others = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(
      and(
        eq(stage.workspaceId, actor.workspace.id),
        eq(stage.pipelineId, String(pipelineId)),
        eq(stage.kind, 'open'),
        isNull(stage.archivedAt),
        ne(stage.id, id),
      ),
    )
    .limit(1)
  if (others.length === 0) throw conflict('lastOpenStage')
}

const byRank = (a: Row, b: Row) => (String(a.rank) < String(b.rank) ? -1 : 1)
