import 'server-only'
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { currency, opportunitySpan, stage } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { type Option, optionsFor } from '@/lib/records/options'
import type { Query, Row } from '@/lib/records/query'
import { loadRecord, type RecordPage } from '@/lib/records/record-page'
import { opportunities } from './entity'
import type { Stage } from './stage'

/** Everything that forms, lists and records of opportunities choose from; `currency` holds codes. */
export async function opportunityOptions(tx: Tx, actor: Actor): Promise<Record<string, Option[]>> {
  const options = await optionsFor(tx, actor, entityIn(actor, opportunities))
  const { currency: base } = actor.workspace
  const rows = await tx
    .select({ code: currency.name })
    .from(currency)
    .where(and(eq(currency.workspaceId, actor.workspace.id), isNull(currency.archivedAt)))
    .orderBy(asc(currency.position), asc(currency.id))
  const codes = [...new Set([base, ...rows.map(({ code }) => code)])]
  return { ...options, currency: codes.map((code) => ({ id: code, name: code })) }
}

export type OpportunityPage = RecordPage & {
  /** The stages of the record's pipeline that are in use, and its own even if it is not. */
  stages: Stage[]
  options: Record<string, Option[]>
  /** Where a decided deal returns to when it is opened again. */
  reopenStageId: string | null
}

/** All that the record page shows, or a refusal as not found. */
export async function loadOpportunity(
  tx: Tx,
  actor: Actor,
  id: string,
  from: Query,
): Promise<OpportunityPage> {
  const page = await loadRecord(tx, actor, opportunities, id, from)
  const stages = await stagesOf(tx, actor, page.record)
  return {
    ...page,
    stages,
    options: await opportunityOptions(tx, actor),
    reopenStageId: await lastOpenStage(tx, actor, id, stages),
  }
}

async function stagesOf(tx: Tx, actor: Actor, record: Row): Promise<Stage[]> {
  const rows = await tx
    .select()
    .from(stage)
    .where(and(eq(stage.workspaceId, actor.workspace.id), eq(stage.pipelineId, String(record.pipelineId))))
    .orderBy(asc(stage.position), asc(stage.id))
  return rows.filter(({ id, archivedAt }) => !archivedAt || id === record.stageId)
}

async function lastOpenStage(tx: Tx, actor: Actor, id: string, stages: Stage[]): Promise<string | null> {
  const open = stages.filter(({ kind }) => kind === 'open')
  const spans = await tx
    .select({ stageId: opportunitySpan.stageId })
    .from(opportunitySpan)
    .where(
      and(
        eq(opportunitySpan.workspaceId, actor.workspace.id),
        eq(opportunitySpan.opportunityId, id),
        eq(opportunitySpan.status, 'open'),
      ),
    )
    .orderBy(desc(opportunitySpan.validFrom))
    .limit(20)
  const last = spans.find(({ stageId }) => open.some((each) => each.id === stageId))
  return last?.stageId ?? open[0]?.id ?? null
}
