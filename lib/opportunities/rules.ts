import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Fields, pipeline, salesTeam } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { conflict, Refusal } from '@/lib/kernel/errors'
import type { Hooks } from '@/lib/records/hooks'
import { ownTeam } from '@/lib/records/own-team'
import type { Row } from '@/lib/records/query'
import { firstStage, lockStage, ranksAt } from './column'
import { customerIn } from './customer'
import { inBase } from './rates'
import { keepTime } from './spans'
import { arriving, missingFor, type Stage } from './stage'

/** What an opportunity does beyond being a record: stages, ranks, probability, money, time. */
export const rules: Hooks = {
  async prepareAll(context, rows) {
    const whole: Fields[] = []
    for (const row of rows) whole.push(await completed(context, row))
    for (const stageId of new Set(whole.map((card) => String(card.stageId)))) {
      const cards = whole.filter((card) => card.stageId === stageId)
      const ids = cards.map(({ id }) => String(id))
      const ranks = await ranksAt(context, stageId, ids)
      for (const [at, card] of cards.entries()) card.rank = ranks[at]
    }
    return whole
  },

  async follow(context, before, patch) {
    const whole: Fields = {
      ...patch,
      ...(await customerIn(context, before, patch)),
      ...(await money(context, before, patch)),
    }
    const target = patch.stageId && patch.stageId !== before.stageId ? String(patch.stageId) : null
    await refuseForeignPipeline(context, before, patch)
    if (!target) return whole
    const into = await lockStage(context, target)
    refuseMissing(into, { ...before, ...patch })
    const [rank] = patch.rank ? [patch.rank] : await ranksAt(context, into.id, [before.id])
    return { ...whole, rank, ...arriving(into, before, patch.probability) }
  },

  async settle(context, after, before) {
    await keepTime(context, after, before)
    return []
  },

  absorb(kept, others) {
    if (kept.status !== 'won' && others.some(({ status }) => status === 'won')) throw conflict('mergeWon')
  },
}

/** A new card with all that follows from what was said of it, except its place in the column. */
async function completed(context: Context, given: Fields): Promise<Fields> {
  const { actor } = context
  const values = { ...given, ...(await customerIn(context, {}, given)) }
  const teamId =
    values.teamId === undefined ? await ownTeam(context.tx, actor, 'hasOpportunities') : values.teamId
  const pipelineId = await pipelineOf(context, teamId as string | null)
  const target = await lockStage(context, String(values.stageId ?? (await firstStage(context, pipelineId))))
  refuseMissing(target, values)
  const code = String(values.currency ?? actor.workspace.currency)
  return {
    ...values,
    ...(await inBase(context, Number(values.amount ?? 0), code)),
    currency: code,
    teamId,
    ownerId: values.ownerId === undefined ? actor.id : values.ownerId,
    createdBy: actor.id,
    ...arriving(target, {}, values.probability),
  }
}

function refuseMissing(into: Stage, card: Fields): void {
  const missing = missingFor(into, card)
  const lostReason = into.kind === 'lost' && !card.lostReasonId
  if (!missing && !lostReason) return
  const key = lostReason ? 'lostReason' : 'requirements'
  throw new Refusal(
    'invalid',
    { key, params: { stage: into.name } },
    {},
    { missing, lostReason, stageId: into.id },
  )
}

async function money(context: Context, before: Row, patch: Fields): Promise<Fields> {
  if (patch.amount === undefined && patch.currency === undefined) return {}
  const amount = Number(patch.amount ?? before.amount)
  return inBase(context, amount, String(patch.currency ?? before.currency))
}

async function refuseForeignPipeline(context: Context, before: Row, patch: Fields): Promise<void> {
  if (!patch.teamId || patch.teamId === before.teamId || patch.stageId) return
  if ((await pipelineOf(context, String(patch.teamId))) !== before.pipelineId) throw conflict('otherPipeline')
}

async function pipelineOf({ tx, actor }: Context, teamId: string | null): Promise<string> {
  const [row] = teamId
    ? await tx
        .select({ id: salesTeam.pipelineId })
        .from(salesTeam)
        .where(and(eq(salesTeam.workspaceId, actor.workspace.id), eq(salesTeam.id, teamId)))
    : await tx
        .select({ id: pipeline.id })
        .from(pipeline)
        .where(and(eq(pipeline.workspaceId, actor.workspace.id), isNull(pipeline.archivedAt)))
        .orderBy(asc(pipeline.position), asc(pipeline.id))
        .limit(1)
  if (!row) throw conflict('noStage')
  return row.id
}
