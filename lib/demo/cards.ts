import { type Bulk, bulk } from '@/db/bulk'
import { event, message, opportunity, opportunitySpan, opportunityTag, searchToken } from '@/db/schema'
import { opportunities } from '@/lib/opportunities/entity'
import { toBase } from '@/lib/vietnam/money'
import { historyEvents } from './history'
import type { Identify } from './ids'
import { mailEvents, mailRows } from './mail'
import { tokenRows } from './records'
import { type Setup, tickId, workerOf } from './setup'
import type { DemoOpportunity } from './shape'

/** One card with everything that hangs on it. */
export type Card = {
  row: typeof opportunity.$inferInsert
  tagIds: string[]
  spans: (typeof opportunitySpan.$inferInsert)[]
  events: (typeof event.$inferInsert)[]
  messages: (typeof message.$inferInsert)[]
}

/** Rows of any number of cards, parents first. The events are in the order of time. */
export function cardRows(setup: Setup, cards: Card[]): Bulk[] {
  const { workspaceId } = setup
  const tokens = cards.flatMap(({ row }) => tokenRows(workspaceId, opportunities, row))
  const tags = cards.flatMap(({ row, tagIds }) =>
    tagIds.map((tagId) => ({ workspaceId, opportunityId: row.id, tagId })),
  )
  const events = cards.flatMap((card) => card.events)
  return [
    bulk(
      opportunity,
      cards.map(({ row }) => row),
    ),
    bulk(opportunityTag, tags),
    bulk(
      opportunitySpan,
      cards.flatMap(({ spans }) => spans),
    ),
    bulk(
      message,
      cards.flatMap(({ messages }) => messages),
    ),
    bulk(
      event,
      events.sort((a, b) => Number(a.at) - Number(b.at)),
    ),
    bulk(searchToken, tokens),
  ]
}

/** What the commands would have left behind, had this card been worked on in this workspace. */
export function cardOf(
  setup: Setup,
  made: DemoOpportunity,
  id: string,
  rank: string,
  identify: Identify,
): Card {
  const messages = mailRows(setup, made, id, identify)
  const tagIds = [...new Set(made.tags.map((at) => setup.tags[at] ?? ''))].sort()
  const row = rowOf(setup, made, id, rank, messages.length > 0)
  return {
    row,
    tagIds,
    messages,
    spans: spansOf(setup, made, row, identify),
    events: [
      ...historyEvents(setup, made, { ...row, tagIds }, identify),
      ...mailEvents(setup, made, messages, identify),
    ],
  }
}

function rowOf(
  setup: Setup,
  made: DemoOpportunity,
  id: string,
  rank: string,
  isByMail: boolean,
): Card['row'] {
  const last = made.history.at(-1)
  const { id: stageId = '', kind = 'open', probability = 0 } = setup.stages[last?.stage ?? 0] ?? {}
  const since = new Date(last?.at ?? made.createdAt)
  const { title, customerName, contactName, contactEmail, contactPhone, currency, priority } = made
  return {
    ...{ title, customerName, contactName, contactEmail, contactPhone, currency, priority },
    workspaceId: setup.workspaceId,
    id,
    ...moneyOf(setup, made),
    probability,
    expectedClose: made.expectedClose,
    ownerId: userOf(setup, made.owner),
    teamId: setup.teams[made.team]?.id ?? null,
    pipelineId: setup.pipelineId,
    stageId,
    status: kind,
    rank,
    checklist: made.checklist.map((tick) => tickId(setup, tick)),
    sourceId: setup.sources[made.source] ?? null,
    description: made.description,
    lostReasonId: made.lostReason === undefined ? null : (setup.lostReasons[made.lostReason] ?? null),
    stageSince: since,
    closedAt: kind === 'open' ? null : since,
    createdBy: isByMail ? null : workerId(setup, made),
    createdAt: new Date(made.createdAt),
    updatedAt: since,
    version: made.history.length,
  }
}

function moneyOf({ rates, base }: Setup, { amount, currency }: DemoOpportunity) {
  const rate = rates.get(currency) ?? '1'
  return { amount: Number(amount), rate, amountBase: Number(toBase(amount, currency, rate, base)) }
}

function spansOf(
  setup: Setup,
  { history }: DemoOpportunity,
  row: Card['row'],
  identify: Identify,
): Card['spans'] {
  return history.map(({ stage, at }, place) => {
    const { id: stageId = '', kind = 'open', probability = 0 } = setup.stages[stage] ?? {}
    const next = history[place + 1]
    return {
      workspaceId: setup.workspaceId,
      id: identify('span', row.id, place),
      opportunityId: row.id,
      stageId,
      status: kind,
      amountBase: row.amountBase ?? 0,
      probability,
      ownerId: row.ownerId,
      teamId: row.teamId,
      validFrom: new Date(at),
      validTo: next ? new Date(next.at) : null,
    }
  })
}

const workerId = (setup: Setup, made: DemoOpportunity) => workerOf(setup, made).id
const userOf = ({ users }: Setup, at: number | null) => (at === null ? null : (users[at]?.id ?? null))
