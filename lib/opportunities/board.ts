import 'server-only'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { kept, literal, type Tx } from '@/db/client'
import { opportunity, opportunityTag } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { isHidden } from '@/lib/kernel/field-rights'
import type { Filter } from '@/lib/records/filter-shape'
import { type Query, visible } from '@/lib/records/query'
import { today } from '@/lib/vietnam/date'
import { type Card, type Group, NEXT_COLUMNS, NONE, type Order, type Totals } from './card'
import { opportunities } from './entity'

/** A board shows one pipeline; undefined asks for all, as live cards may belong to any. */
export type BoardQuery = { group: Group; order: Order; filter?: Filter; search?: string; pipelineId?: string }
export type ColumnPage = { cards: Card[]; next: ColumnCursor | null }
export type ColumnCursor = { value: string; id: string }

export const COLUMN_PAGE = 25

/** The first cards of every column that shows cards, in one trip. */
export async function loadColumns(
  tx: Tx,
  actor: Actor,
  asked: BoardQuery,
  keys: string[],
): Promise<Map<string, ColumnPage>> {
  const query = seenQuery(actor, asked)
  const pages = new Map<string, ColumnPage>(keys.map((key) => [key, { cards: [], next: null }]))
  if (keys.length === 0) return pages
  const parts = keys.map((key) => sql`(${columnSql(actor, query, key)})`)
  const all = sql.join(parts, sql` union all `)
  const isUsual = !query.filter && !query.search
  const { rows } = await tx.execute<RawCard>(isUsual ? kept(all) : all)
  for (const row of rows) pages.get(row.column)?.cards.push(toCard(actor, row))
  const cursors = new Map(rows.map((row) => [row.id, row.sort]))
  for (const page of pages.values()) turn(page, cursors)
  return pages
}

/** The next cards of one column. */
export async function loadColumn(
  tx: Tx,
  actor: Actor,
  asked: BoardQuery,
  key: string,
  after: ColumnCursor | null,
): Promise<ColumnPage> {
  const query = seenQuery(actor, asked)
  const { rows } = await tx.execute<RawCard>(columnSql(actor, query, key, after))
  const page: ColumnPage = { cards: rows.map((row) => toCard(actor, row)), next: null }
  turn(page, new Map(rows.map((row) => [row.id, row.sort])))
  return page
}

/** Count, sum and weighted sum of whole columns, in the base currency. */
export async function loadTotals(tx: Tx, actor: Actor, asked: BoardQuery): Promise<Record<string, Totals>> {
  const query = seenQuery(actor, asked)
  const { from, key } = grouping(actor, query.group)
  const noSums = isHidden(actor, opportunities, 'amountBase')
  const noWeights = noSums || isHidden(actor, opportunities, 'probability')
  const noNext = isHidden(actor, opportunities, 'nextDueOn')
  const day = todayOf(actor)
  const { rows } = await tx.execute<{
    column: string | null
    count: string
    sum: string
    weighted: string
    overdue: string
    today: string
    planned: string
  }>(sql`
    select ${key}::text as "column", count(*) as count, coalesce(sum(${opportunity.amountBase}), 0) as sum,
      coalesce(sum(${opportunity.amountBase} * ${opportunity.probability}), 0) as weighted,
      count(*) filter (where ${opportunity.nextDueOn} < ${day}::date) as overdue,
      count(*) filter (where ${opportunity.nextDueOn} = ${day}::date) as today,
      count(*) filter (where ${opportunity.nextDueOn} > ${day}::date) as planned
    from ${from} where ${boardWhere(actor, query)} group by 1`)
  return Object.fromEntries(
    rows.map(({ column, count, sum, weighted, overdue, today, planned }) => [
      column ?? NONE,
      {
        count: Number(count),
        sum: noSums ? 0 : Number(sum),
        weighted: noWeights ? 0 : Math.round(Number(weighted) / 100),
        ...(!noNext && {
          next: { overdue: Number(overdue), today: Number(today), planned: Number(planned) },
        }),
      },
    ]),
  )
}

/** The cards among these ids that the actor may see: what a live event shows. */
export async function loadCards(tx: Tx, actor: Actor, ids: string[], query: Query = {}): Promise<Card[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.execute<RawCard>(sql`
    select '' as "column", '' as sort, ${cardColumns} from ${opportunity}
    where ${visible(actor, opportunities, query)} and ${opportunity.id} in ${ids}`)
  return rows.map((row) => toCard(actor, row))
}

/** The actor's own day, by which a board says what is due. */
export const todayOf = ({ person, workspace }: Actor): string => today(person?.timeZone ?? workspace.timeZone)

type RawCard = Omit<Card, 'stageSince' | 'tagIds'> & {
  column: string
  sort: string
  stageSince: string | Date
  tagIds: string[]
}

function columnSql(actor: Actor, query: BoardQuery, key: string, after: ColumnCursor | null = null): SQL {
  const { expression, type, descending } = ORDER[query.order]
  const past =
    after &&
    sql` and (${expression}, ${opportunity.id}) ${sql.raw(descending ? '<' : '>')} (${after.value}::${sql.raw(type)}, ${after.id}::uuid)`
  const direction = sql.raw(descending ? 'desc' : 'asc')
  return sql`select ${key}::text as "column", (${expression})::text as sort, ${cardColumns} from ${opportunity}
    where ${boardWhere(actor, query)} and ${inColumn(actor, query.group, key)}${past ?? sql``}
    order by ${expression} ${direction}, ${opportunity.id} ${direction} limit ${literal(COLUMN_PAGE + 1)}`
}

function boardWhere(actor: Actor, { group, filter, search, pipelineId }: BoardQuery): SQL {
  const open = group === 'stage' ? undefined : eq(opportunity.status, 'open')
  const own = pipelineId ? eq(opportunity.pipelineId, pipelineId) : undefined
  return and(visible(actor, opportunities, { filter, search }), open, own) ?? sql`false`
}

/** One card too many was asked for: it says that there are more, and goes. */
function turn(page: ColumnPage, cursors: Map<string, string>): void {
  if (page.cards.length <= COLUMN_PAGE) return
  page.cards.length = COLUMN_PAGE
  const last = page.cards.at(-1)
  page.next = last ? { value: cursors.get(last.id) ?? '', id: last.id } : null
}

function inColumn(actor: Actor, group: Group, key: string): SQL {
  if (group === 'month') {
    if (key === NONE) return sql`${opportunity.expectedClose} is null`
    const first = `${key}-01`
    return sql`${opportunity.expectedClose} >= ${first}::date and ${opportunity.expectedClose} < ${first}::date + interval '1 month'`
  }
  if (group === 'next') return inNextColumn(actor, key)
  if (group === 'tag') {
    const links = sql`(select from ${opportunityTag} where ${opportunityTag.workspaceId} = ${actor.workspace.id}::uuid
      and ${opportunityTag.opportunityId} = ${opportunity.id}${key === NONE ? sql`` : sql` and ${opportunityTag.tagId} = ${key}::uuid`})`
    return key === NONE ? sql`not exists ${links}` : sql`exists ${links}`
  }
  const column = COLUMN[group]
  return key === NONE ? sql`${column} is null` : sql`${column} = ${key}::uuid`
}

function grouping(actor: Actor, group: Group): { from: SQL; key: SQL } {
  if (group === 'next') return { from: sql`${opportunity}`, key: nextColumn(actor) }
  if (group === 'month')
    return { from: sql`${opportunity}`, key: sql`to_char(${opportunity.expectedClose}, 'YYYY-MM')` }
  if (group !== 'tag') return { from: sql`${opportunity}`, key: sql`${COLUMN[group]}` }
  const joined = sql`${opportunity} left join ${opportunityTag} on ${opportunityTag.workspaceId} = ${opportunity.workspaceId} and ${opportunityTag.opportunityId} = ${opportunity.id}`
  return { from: joined, key: sql`${opportunityTag.tagId}` }
}

function inNextColumn(actor: Actor, key: string): SQL {
  const { nextDueOn } = opportunity
  if (key === NONE) return sql`${nextDueOn} is null`
  const ends = Object.values(NEXT_COLUMNS)
  const at = Object.keys(NEXT_COLUMNS).indexOf(key)
  const to = (days: number | undefined) => sql`${todayOf(actor)}::date + ${days}::int`
  const after = at > 0 ? sql`${nextDueOn} > ${to(ends[at - 1])}` : undefined
  const until = Number.isFinite(ends[at]) ? sql`${nextDueOn} <= ${to(ends[at])}` : undefined
  return and(after, until) ?? sql`false`
}

function nextColumn(actor: Actor): SQL {
  const { nextDueOn } = opportunity
  const cases = Object.entries(NEXT_COLUMNS).map(([name, days]) =>
    days === Number.POSITIVE_INFINITY
      ? sql`when ${nextDueOn} is not null then ${name}::text`
      : sql`when ${nextDueOn} <= ${todayOf(actor)}::date + ${days}::int then ${name}::text`,
  )
  return sql`(case ${sql.join(cases, sql` `)} end)`
}

const COLUMN = {
  stage: opportunity.stageId,
  owner: opportunity.ownerId,
  team: opportunity.teamId,
  source: opportunity.sourceId,
}

const ORDER: Record<Order, { expression: SQL; type: string; descending: boolean }> = {
  rank: { expression: sql`${opportunity.rank}`, type: 'text', descending: false },
  amount: { expression: sql`${opportunity.amountBase}`, type: 'bigint', descending: true },
  close: {
    expression: sql`coalesce(${opportunity.expectedClose}, 'infinity')`,
    type: 'date',
    descending: false,
  },
  priority: { expression: sql`${opportunity.priority}`, type: 'integer', descending: true },
  newest: { expression: sql`${opportunity.createdAt}`, type: 'timestamptz', descending: true },
}

const cardColumns = sql`${opportunity.id}, ${opportunity.version}, ${opportunity.title},
  ${opportunity.customerName} as "customerName", ${opportunity.contactName} as "contactName",
  ${opportunity.amount}, ${opportunity.currency}, ${opportunity.amountBase} as "amountBase", ${opportunity.probability},
  ${opportunity.expectedClose}::text as "expectedClose", ${opportunity.ownerId} as "ownerId",
  ${opportunity.teamId} as "teamId", ${opportunity.sourceId} as "sourceId", ${opportunity.stageId} as "stageId",
  ${opportunity.status}, ${opportunity.rank}, ${opportunity.priority}, ${opportunity.stageSince} as "stageSince",
  ${opportunity.nextDueOn}::text as "nextDueOn",
  array(select ${opportunityTag.tagId} from ${opportunityTag} where ${opportunityTag.workspaceId} = ${opportunity.workspaceId}
    and ${opportunityTag.opportunityId} = ${opportunity.id} order by 1) as "tagIds"`

function toCard(
  actor: Actor,
  { column: _, sort: __, amount, amountBase, stageSince, ...row }: RawCard,
): Card {
  const card = {
    ...row,
    amount: Number(amount),
    amountBase: Number(amountBase),
    stageSince: new Date(stageSince).toISOString(),
  }
  return { ...card, ...blanked(actor, card) }
}

/** Nothing in place of what the actor may not see. */
function blanked(actor: Actor, card: Card): Partial<Card> {
  if (!actor.fieldRights.opportunity) return {}
  const hidden = Object.entries(card).filter(([name]) => isHidden(actor, opportunities, name))
  return Object.fromEntries(hidden.map(([name, value]) => [name, emptyOf(name, value)]))
}

function emptyOf(name: string, value: unknown) {
  if (typeof value === 'number') return 0
  return NEVER_NULL.has(name) ? '' : null
}

const NEVER_NULL = new Set(['title', 'currency', 'stageId', 'status', 'rank', 'stageSince'])

/** A board grouped or ordered by what the actor may not see would tell it: it stands in the usual order instead. */
export function seenQuery(actor: Actor, query: BoardQuery): BoardQuery {
  const isSeen = (field: string | undefined) => !field || !isHidden(actor, opportunities, field)
  return {
    ...query,
    group: isSeen(FIELD[query.group]) ? query.group : 'stage',
    order: isSeen(FIELD[query.order]) ? query.order : 'rank',
  }
}

const FIELD: Partial<Record<Group | Order, string>> = {
  amount: 'amountBase',
  close: 'expectedClose',
  month: 'expectedClose',
  next: 'nextDueOn',
  priority: 'priority',
  newest: 'createdAt',
  source: 'sourceId',
  tag: 'tagIds',
}
