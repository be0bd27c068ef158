import 'server-only'
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/client'
import { event, stage } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { entityIn } from '@/lib/kernel/custom-fields'
import { parseFilter } from '@/lib/records/filter'
import { listOptions, type Option, optionsFor } from '@/lib/records/options'
import { type BoardQuery, type ColumnPage, loadColumns, loadTotals, seenQuery, todayOf } from './board'
import { GROUPS, NEXT_COLUMNS, NONE, ORDERS, type Totals } from './card'
import { opportunities } from './entity'
import type { Stage } from './stage'

export type BoardColumn = { key: string; name: string; color: string; stage: Stage | null; isFolded: boolean }

export type BoardData = {
  query: { group: BoardQuery['group']; order: BoardQuery['order'] }
  columns: BoardColumn[]
  pages: Record<string, ColumnPage>
  totals: Record<string, Totals>
  options: Record<string, Option[]>
  stages: Stage[]
  pipelines: Option[]
  pipelineId: string
  /** Of whoever looks. */
  today: string
  /** The newest change this reading surely knows; what is heard beyond it is newer than the cards. */
  seq: number
}

/** The board a URL asks for. Anything unknown in it means the usual board. */
export function boardQuery(search: URLSearchParams): BoardQuery {
  const group = GROUPS.find((name) => name === search.get('group')) ?? 'stage'
  const order = ORDERS.find((name) => name === search.get('sort')) ?? 'rank'
  const text = search.get('q')?.slice(0, 200)
  const pipelineId = z.uuid().safeParse(search.get('pipeline')).data
  const filter = parseFilter(search.get('filter'))
  return { group, order, filter, ...(text && { search: text }), ...(pipelineId && { pipelineId }) }
}

/** Columns, first cards, totals and the dictionaries the cards refer to, in one transaction. */
export async function loadBoard(tx: Tx, actor: Actor, asked: BoardQuery): Promise<BoardData> {
  const seq = await newestChange(tx, actor)
  const options = await optionsFor(tx, actor, entityIn(actor, opportunities))
  const pipelines = (await listOptions(tx, actor, 'pipeline')).filter(({ isArchived }) => !isArchived)
  const pipelineId = pipelines.find(({ id }) => id === asked.pipelineId)?.id ?? pipelines[0]?.id ?? ''
  const query = seenQuery(actor, pipelines.length > 1 ? { ...asked, pipelineId } : asked)
  const stages = await listStages(tx, actor, pipelineId)
  const totals = await loadTotals(tx, actor, query)
  const columns = columnsFor(query, stages, options, totals)
  const shown = columns.filter(({ isFolded }) => !isFolded).map(({ key }) => key)
  const pages = Object.fromEntries(await loadColumns(tx, actor, query, shown))
  const { group, order } = query
  const read = { columns, pages, totals, options, stages, pipelines, pipelineId, seq }
  return { query: { group, order }, today: todayOf(actor), ...read }
}

async function newestChange(tx: Tx, { workspace }: Actor): Promise<number> {
  const [row] = await tx
    .select({ seq: max(event.seq) })
    .from(event)
    .where(eq(event.workspaceId, workspace.id))
  return row?.seq ?? 0
}

export function listStages(tx: Tx, actor: Actor, pipelineId: string): Promise<Stage[]> {
  if (!pipelineId) return Promise.resolve([])
  return tx
    .select()
    .from(stage)
    .where(
      and(
        eq(stage.workspaceId, actor.workspace.id),
        eq(stage.pipelineId, pipelineId),
        isNull(stage.archivedAt),
      ),
    )
    .orderBy(asc(stage.position), asc(stage.id))
}

const NEXT_COLORS: Record<string, string> = { overdue: 'red', today: 'amber', tomorrow: 'green' }
const ENTITY = { owner: 'member', team: 'sales_team', source: 'lead_source', tag: 'tag' } as const

function columnsFor(
  { group }: BoardQuery,
  stages: Stage[],
  options: Record<string, Option[]>,
  totals: Record<string, Totals>,
): BoardColumn[] {
  if (group === 'stage') {
    return stages.map((each) => ({
      key: each.id,
      name: each.name,
      color: each.color,
      stage: each,
      isFolded: each.isFolded,
    }))
  }
  const blank = { key: NONE, name: '', color: 'gray', stage: null, isFolded: false }
  if (group === 'month') {
    const months = Object.keys(totals).filter((key) => key !== NONE)
    return [blank, ...months.sort().map((key) => ({ ...blank, key, name: key }))]
  }
  if (group === 'next')
    return [
      blank,
      ...Object.keys(NEXT_COLUMNS).map((key) => ({ ...blank, key, color: NEXT_COLORS[key] ?? 'gray' })),
    ]
  const choices = (options[ENTITY[group]] ?? []).filter(({ id, isArchived }) => !isArchived || totals[id])
  return [
    blank,
    ...choices.map(({ id, name, color }) => ({ ...blank, key: id, name, color: color ?? 'gray' })),
  ]
}
