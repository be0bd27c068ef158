import { type Bulk, bulk } from '@/db/bulk'
import {
  type Address,
  type account,
  type contact,
  customerType,
  emailAddress,
  lifecycleStage,
  position,
} from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { firstLifecycle } from '@/lib/dictionaries/first-lifecycle'
import { address } from '@/lib/fields/address'
import { searchKey } from '@/lib/vietnam/text'
import type { Identify } from './ids'
import { createdRows } from './records'
import { type Setup, workerOf } from './setup'
import type { DemoOpportunity } from './shape'

const TYPES = [
  { name: 'Triển vọng', color: 'blue' },
  { name: 'Đang mua', color: 'green' },
  { name: 'Đại lý', color: 'orange' },
]
const POSITIONS = ['Giám đốc', 'Trưởng phòng mua hàng', 'Kế toán trưởng', 'Nhân viên kỹ thuật']
/** Some as they were written before 01/07/2025. */
const ADDRESSES = [
  '12 Lý Thường Kiệt, phường Hàng Bài, quận Hoàn Kiếm, Hà Nội',
  '45 Lê Lợi, phường Sài Gòn, TP. Hồ Chí Minh',
  '8 Đại lộ Bình Dương, phường Phú Cường, Thủ Dầu Một, Bình Dương',
  '120 Bạch Đằng, phường Hải Châu, Đà Nẵng',
  '5 Chùa Hà, phường Dịch Vọng, quận Cầu Giấy, Hà Nội',
  '33 Hòa Bình, phường Ninh Kiều, Cần Thơ',
  '17 Lạch Tray, phường Gia Viên, Hải Phòng',
].map((line) => address.schema({ type: 'address' }).parse(line) as Address)
const [PROSPECT, BUYING] = [0, 1]

type Link = { accountId: string; contactId: string | null }

/**
 * The customers behind the cards and the people who speak for the companies among them, each once, looked after by
 * who worked on their first card; with the records that the cards of a customer belong to.
 */
export function customerRows(
  setup: Setup,
  made: readonly DemoOpportunity[],
  identify: Identify,
): { rows: Bulk[]; linkOf: (card: DemoOpportunity) => Link | undefined } {
  const { workspaceId } = setup
  const entry = (name: string, position: number) => ({
    workspaceId,
    id: identify(name, position),
    position,
  })
  const lifecycle = firstLifecycle(workspaceId, (name) => identify('lifecycle', name))
  const types = TYPES.map((type, at) => ({ ...entry('customer type', at), ...type }))
  const positions = POSITIONS.map((name, at) => ({ ...entry('position', at), name }))
  const first = firstCards(made)
  const organisations = first.map((card, at) =>
    accountOf(setup, card, made, identify('account', at), identify),
  )
  const people = organisations.flatMap((account, at) =>
    account.kind === 'organization' ? [contactOf(account, first[at], at, identify)] : [],
  )
  const links = new Map<string, Link>(
    organisations.map(({ id, name }) => [
      name,
      { accountId: id, contactId: people.find(({ accountId }) => accountId === id)?.id ?? null },
    ]),
  )
  return {
    rows: [
      bulk(lifecycleStage, lifecycle),
      bulk(customerType, types),
      bulk(position, positions),
      ...createdRows(setup, accounts, organisations, identify),
      ...createdRows(setup, contacts, people, identify),
      bulk(emailAddress, marksOf(workspaceId, people)),
    ],
    linkOf: ({ customerName }) => links.get(customerName),
  }
}

/** Some want no advertising, and a few addresses are no longer any good. */
const marksOf = (workspaceId: string, people: { others: string[] }[]): (typeof emailAddress.$inferInsert)[] =>
  people
    .flatMap(({ others }) => others)
    .flatMap((address, at) => {
      const [optedOut, invalid] = [at % 3 === 0, at % 5 === 1]
      return optedOut || invalid ? [{ workspaceId, address, optedOut, invalid }] : []
    })

function contactOf(
  { workspaceId, id: accountId, ownerId, teamId, createdBy, createdAt, updatedAt }: Row,
  card: DemoOpportunity | undefined,
  at: number,
  identify: Identify,
): typeof contact.$inferInsert & { others: string[] } {
  return {
    ...{ workspaceId, accountId, ownerId, teamId, createdBy, createdAt, updatedAt },
    id: identify('contact', at),
    name: card?.contactName ?? '',
    phone: card?.contactPhone,
    email: card?.contactEmail,
    others: at % 5 === 1 && card ? [privateAddress(card.contactName, at)] : [],
    positionId: identify('position', at % POSITIONS.length),
  }
}

/** Many have one of their own besides the one at work. */
const privateAddress = (name: string, at: number) => `${searchKey(name).replace(/ /g, '')}${at}@example.com`

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
    address: ADDRESSES[seedOf(id) % ADDRESSES.length],
    typeId: identify('customer type', hasBought ? BUYING : PROSPECT),
    lifecycleId: identify(
      'lifecycle',
      hasBought ? 'Đang sử dụng' : own.length > 1 ? 'Thương lượng' : 'Tư vấn',
    ),
    sourceId: setup.sources[card.source] ?? null,
    ownerId,
    teamId: setup.teams[card.team]?.id ?? null,
    createdBy: ownerId,
    createdAt: new Date(card.createdAt),
    updatedAt: new Date(card.createdAt),
  }
}

/** The same for the same id. */
const seedOf = (id: string) => Number.parseInt(id.slice(0, 6), 16)

function firstCards(made: readonly DemoOpportunity[]): DemoOpportunity[] {
  const first = new Map<string, DemoOpportunity>()
  for (const card of made) {
    const known = first.get(card.customerName)
    if (!known || card.createdAt < known.createdAt) first.set(card.customerName, card)
  }
  return [...first.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}
