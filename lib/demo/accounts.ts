import { type Bulk, bulk } from '@/db/bulk'
import { type account, customerType } from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import type { Identify } from './ids'
import { createdRows } from './records'
import { type Setup, workerOf } from './setup'
import type { DemoOpportunity } from './shape'

const TYPES = [
  { name: 'Triển vọng', color: 'blue' },
  { name: 'Đang mua', color: 'green' },
  { name: 'Đại lý', color: 'orange' },
]
const [PROSPECT, BUYING] = [0, 1]

/** The customers behind the cards, each once, looked after by who worked on their first card. */
export function accountRows(setup: Setup, made: readonly DemoOpportunity[], identify: Identify): Bulk[] {
  const { workspaceId } = setup
  const types = TYPES.map((type, position) => ({
    workspaceId,
    id: identify('customer type', position),
    ...type,
    position,
  }))
  const rows = firstCards(made).map((card, at) =>
    accountOf(setup, card, made, identify('account', at), identify),
  )
  return [bulk(customerType, types), ...createdRows(setup, accounts, rows, identify)]
}

type Row = typeof account.$inferInsert

function accountOf(
  setup: Setup,
  card: DemoOpportunity,
  made: readonly DemoOpportunity[],
  id: string,
  identify: Identify,
): Row {
  const own = made.filter(({ customerName }) => customerName === card.customerName)
  const hasBought = own.some(({ history }) => setup.stages[history.at(-1)?.stage ?? 0]?.kind === 'won')
  const isPerson = card.customerName === card.contactName
  const { id: ownerId } = workerOf(setup, card)
  return {
    workspaceId: setup.workspaceId,
    id,
    name: card.customerName,
    kind: isPerson ? 'person' : 'organization',
    phone: card.contactPhone,
    email: card.contactEmail,
    typeId: identify('customer type', hasBought ? BUYING : PROSPECT),
    sourceId: setup.sources[card.source] ?? null,
    ownerId,
    teamId: setup.teams[card.team]?.id ?? null,
    createdBy: ownerId,
    createdAt: new Date(card.createdAt),
    updatedAt: new Date(card.createdAt),
  }
}

function firstCards(made: readonly DemoOpportunity[]): DemoOpportunity[] {
  const first = new Map<string, DemoOpportunity>()
  for (const card of made) {
    const known = first.get(card.customerName)
    if (!known || card.createdAt < known.createdAt) first.set(card.customerName, card)
  }
  return [...first.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}
