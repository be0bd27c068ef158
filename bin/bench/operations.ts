import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { boardQuery, loadBoard } from '@/lib/opportunities/board-page'
import { createOpportunity, moveOpportunities, updateOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { loadOpportunity, opportunityOptions } from '@/lib/opportunities/queries'
import { findRecords } from '@/lib/records/find'
import { loadList } from '@/lib/records/list-page'
import type { Query } from '@/lib/records/query'
import type { Asked } from './by-hand'
import * as writes from './floor-writes'
import type { By } from './known'
import type { Work } from './measure'

/** What a browser sends for it: a page's address, or a server action of the opportunities or of all records. */
export type Sent = { path: string } | { action: string; of: 'opportunities' | 'records'; input: unknown }

export type Operation = {
  name: string
  calls: number
  /** How many times its floor it may take. */
  goal: number
  /** The product's own function, within this process. */
  ours: Work
  /** The same by hand in SQL. */
  floor(turn: number): Asked
  /** How a browser asks for it; without, only the functions are measured. */
  sent?(turn: number): Sent
  isRepresentative?: boolean
}

/** Parts of names as people type them, without marks. */
export const TYPED = [
  'nguy',
  'thuy san',
  'hoang tuan',
  'dien mat',
  'minh ph',
  '0983',
  'det may',
  'bao tri',
  'gia',
  'vinh',
]

const READ = { goal: 2 }
const WRITE = { goal: 3, calls: 120 }

/** What is done all day, each as the product does it and by hand. */
export const operationsOn = (actor: Actor, by: By): Operation[] => [
  ...readsOf(actor, by),
  ...writesOf(actor, by),
]

const pick = <T>(list: T[], turn: number): T => list[(turn * 7919) % list.length] as T

function readsOf(actor: Actor, { members, tagPairs, custom, cards }: By): Operation[] {
  const chosen = (turn: number) =>
    custom && { fieldId: custom.fieldId, name: custom.name, value: pick(custom.values, turn) }
  const byOwner = (turn: number): Query => ({
    filter: ['ownerId', 'is', pick(members, turn)],
    sort: { field: 'expectedClose', descending: false },
  })
  const byTags = (turn: number): Query => {
    const choice = chosen(turn)
    const tagged = ['tagIds', 'all', pick(tagPairs, turn)] as const
    return {
      filter: {
        and: [
          [...tagged],
          ...(choice ? [[choice.name, 'is', choice.value] as [string, string, string]] : []),
        ],
      },
      sort: { field: 'createdAt', descending: true },
    }
  }
  return [
    {
      ...{ ...READ, name: 'board', calls: 60 },
      ours: () => reading(actor, (tx) => loadBoard(tx, actor, boardQuery(new URLSearchParams()))),
      floor: () => ({ way: 'board', about: [null] }),
      sent: () => ({ path: '/board' }),
    },
    listed(actor, 'list', byOwner, (turn) => ({ way: 'list', about: [pick(members, turn)] })),
    listed(actor, 'list by tags', byTags, (turn) => ({
      way: 'listByTags',
      about: [pick(tagPairs, turn), chosen(turn)],
    })),
    listed(
      actor,
      'list by name',
      (turn) => ({ search: pick(TYPED, turn) }),
      (turn) => ({ way: 'listByName', about: [pick(TYPED, turn)] }),
    ),
    {
      ...{ ...READ, name: 'open', calls: 60 },
      ours: (turn) => reading(actor, (tx) => loadOpportunity(tx, actor, pick(cards, turn), {})),
      floor: (turn) => ({ way: 'open', about: [pick(cards, turn)] }),
      sent: (turn) => ({ path: `/opportunities/${pick(cards, turn)}` }),
    },
    {
      ...{ ...READ, name: 'search', calls: 120 },
      ours: (turn) => reading(actor, (tx) => findRecords(tx, actor, pick(TYPED, turn))),
      floor: (turn) => ({ way: 'search', about: [pick(TYPED, turn)] }),
      sent: (turn) => ({ action: 'searchEverything', of: 'records', input: { text: pick(TYPED, turn) } }),
    },
  ]
}

/** The first page of the list that an address asks for. */
export const listed = (
  actor: Actor,
  name: string,
  query: (turn: number) => Query,
  floor: Operation['floor'],
): Operation => ({
  ...{ ...READ, name, calls: 60, floor },
  ours: (turn) =>
    reading(actor, async (tx) => ({
      options: await opportunityOptions(tx, actor),
      start: await loadList(tx, actor, opportunities, query(turn)),
    })),
  sent: (turn) => ({ path: `/opportunities?${addressOf(query(turn))}` }),
})

function addressOf({ filter, sort, search }: Query): URLSearchParams {
  return new URLSearchParams({
    ...(search && { q: search }),
    ...(filter && { filter: JSON.stringify(filter) }),
    ...(sort && { sort: `${sort.descending ? '-' : ''}${sort.field}` }),
  })
}

function writesOf(actor: Actor, by: By): Operation[] {
  const stageOf = (turn: number) => pick(by.openStages, turn)
  const moving = (turn: number) => ({ items: [writes.nextCard(by)], stageId: stageOf(turn) })
  const editing = (turn: number) => ({ ...writes.nextCard(by), patch: { amount: writes.newAmount(turn) } })
  return [
    {
      ...{ ...WRITE, name: 'create' },
      ours: (turn) => execute(createOpportunity, actor, writes.newCard(turn, by)),
      floor: (turn) => ({ way: 'create', about: [writes.newCard(turn, by)] }),
      sent: (turn) => sent('addOpportunity', writes.newCard(turn, by)),
    },
    {
      ...{ ...WRITE, name: 'move' },
      ours: (turn) => execute(moveOpportunities, actor, moving(turn)),
      floor: (turn) => {
        const { id, version } = writes.nextCard(by)
        return { way: 'move', about: [id, version, stageOf(turn)] }
      },
      sent: (turn) => sent('moveOpportunities', moving(turn)),
    },
    {
      ...{ ...WRITE, name: 'edit' },
      ours: (turn) => execute(updateOpportunity, actor, editing(turn)),
      floor: (turn) => {
        const { id, version } = writes.nextCard(by)
        return { way: 'edit', about: [id, version, writes.newAmount(turn)] }
      },
      sent: (turn) => sent('updateOpportunity', editing(turn)),
    },
  ]
}

const sent = (action: string, input: unknown): Sent => ({ action, of: 'opportunities', input })
