import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Fields, loginToken, opportunity, savedView } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { refuseOtherThanCompany } from '@/lib/organisation/uses'
import type { Row } from '@/lib/records/query'
import { completeAlias, routeAliases } from './alias'
import type { Rules } from './dictionary'
import { teams } from './entities'
import { firstPipeline } from './first-pipeline'
import { replaceIn } from './replace'

/** A sales team: its aliases route mail, its leader is a member, its cards stay in its pipeline. */
export const teamRules: Rules = {
  async prepare(context, values) {
    const { hasOpportunities = true, pipelineId } = values
    await refuseOtherThanCompany(context, values.companyId)
    return {
      ...values,
      pipelineId: pipelineId ?? (await firstPipeline(context)),
      alias: hasOpportunities ? await completeAlias(context, values.alias, 'alias') : null,
      caseAlias: await completeAlias(context, values.caseAlias, 'caseAlias'),
    }
  },

  async follow(context, before, patch) {
    await refuseLeavingCards(context, before, patch)
    if (patch.companyId !== before.companyId) await refuseOtherThanCompany(context, patch.companyId)
    const { hasOpportunities } = { ...before, ...patch }
    const typed: Fields = {}
    for (const field of ['alias', 'caseAlias'] as const) {
      if (patch[field] === undefined || patch[field] === before[field]) continue
      typed[field] = await completeAlias(context, patch[field], field)
    }
    return { ...patch, ...typed, ...(!hasOpportunities && { alias: null }) }
  },

  async settle(context, after) {
    await routeAliases(context, after)
    return []
  },

  async replace(context, from, to) {
    if (from.pipelineId !== to.pipelineId) throw invalidField('replacementId', 'replacementPipeline')
    const changes = await replaceIn(teams)(context, from, to)
    await forward(context, from.id, to.id)
    return changes
  },

  async clear(context, { id }) {
    await forward(context, id, null)
    return []
  },
}

async function refuseLeavingCards({ tx, actor }: Context, before: Row, patch: Fields): Promise<void> {
  const { pipelineId } = patch
  if (pipelineId === undefined || pipelineId === before.pipelineId) return
  if (pipelineId === null) throw invalidField('pipelineId', 'required')
  const cards = await tx
    .select({ id: opportunity.id })
    .from(opportunity)
    .where(and(eq(opportunity.workspaceId, actor.workspace.id), eq(opportunity.teamId, before.id)))
    .limit(1)
  if (cards.length > 0) throw conflict('teamHasCards')
}

/** Invitations and shared views that name the team. */
async function forward({ tx, actor }: Context, from: string, to: string | null): Promise<void> {
  const rest = sql`${loginToken.teamIds} - ${from}::text`
  await tx
    .update(loginToken)
    .set({ teamIds: to ? sql`(${rest} - ${to}::text) || to_jsonb(${to}::text)` : rest })
    .where(
      and(
        eq(loginToken.workspaceId, actor.workspace.id),
        isNull(loginToken.usedAt),
        sql`${loginToken.teamIds} @> to_jsonb(${from}::text)`,
      ),
    )
  await tx
    .update(savedView)
    .set(to ? { teamId: to } : { teamId: null, share: 'mine' })
    .where(and(eq(savedView.workspaceId, actor.workspace.id), eq(savedView.teamId, from)))
}
