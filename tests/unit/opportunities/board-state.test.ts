import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dropped,
  landing,
  neighbours,
  openColumns,
  place,
  refreshed,
  shifted,
  stateOf,
} from '@/components/opportunities/board/state'
import { walk } from '@/components/records/board/walk'
import type { BoardData } from '@/lib/opportunities/board-page'
import { type Card, columnsOf, type Group } from '@/lib/opportunities/card'
import type { Stage } from '@/lib/opportunities/stage'

const stage = (id: string, more: Partial<Stage> = {}): Stage => ({
  id,
  pipelineId: 'p',
  name: id,
  kind: 'open',
  color: 'gray',
  hasProbability: true,
  probability: 40,
  isFolded: false,
  requirements: [],
  isGate: false,
  requiredFields: [],
  rottingDays: 0,
  ...more,
})

const card = (id: string, stageId: string, rank: string, more: Partial<Card> = {}): Card => ({
  id,
  version: 1,
  title: id,
  customerName: null,
  contactName: null,
  amount: 100,
  currency: 'VND',
  amountBase: 100,
  probability: 10,
  expectedClose: null,
  ownerId: null,
  teamId: null,
  sourceId: null,
  stageId,
  status: 'open',
  rank,
  priority: 0,
  tagIds: [],
  nextDueOn: null,
  stageSince: '2026-11-01T00:00:00Z',
  ...more,
})

const columnOf = (each: Stage) => ({
  key: each.id,
  name: each.name,
  color: each.color,
  stage: each,
  isFolded: each.isFolded,
})

function data(
  cards: Card[],
  stages = [stage('new'), stage('won', { kind: 'won' })],
  next = false,
): BoardData {
  return {
    query: { group: 'stage', order: 'rank' },
    columns: stages.map(columnOf),
    pages: Object.fromEntries(
      stages.map(({ id }) => {
        const own = cards.filter(({ stageId }) => stageId === id)
        const last = own.at(-1)
        return [id, { cards: own, next: next && last ? { value: last.rank, id: last.id } : null }]
      }),
    ),
    totals: Object.fromEntries(stages.map(({ id }) => [id, { count: 9, sum: 900, weighted: 90 }])),
    options: {},
    pipelines: [],
    pipelineId: 'p',
    today: '2026-12-01',
    seq: 10,
    stages,
  }
}

const three = [card('a', 'new', 'a0'), card('b', 'new', 'a1'), card('c', 'new', 'a2')]

const by = (group: Group) => ({ group, today: '2026-12-01' })

describe('a drop', () => {
  test('lands between its neighbours and takes what the stage decides', () => {
    const state = stateOf(data([...three, card('x', 'won', 'a0')]))
    const [moved] = dropped(state, ['x'], { key: 'new', index: 1 })
    expect(moved).toMatchObject({ stageId: 'new', status: 'open', probability: 40 })
    expect(place(state, 'x', moved ?? null).columns.new?.ids).toEqual(['a', 'x', 'b', 'c'])
    expect(neighbours(state, ['x'], { key: 'new', index: 1 })).toEqual({ above: 'a', below: 'b' })
  })

  test('on won counts in full', () => {
    expect(landing(by('stage'), columnOf(stage('won', { kind: 'won' })), three[0] as Card)).toMatchObject({
      status: 'won',
      probability: 100,
    })
  })

  test('in its own stage changes only its place', () => {
    expect(landing(by('stage'), columnOf(stage('new')), three[0] as Card)).toEqual({})
  })

  test('in a month keeps the day when the month has it', () => {
    const month = { key: '2027-02', name: '2027-02', color: 'gray', stage: null, isFolded: false }
    expect(landing(by('month'), month, card('a', 'new', 'a0', { expectedClose: '2026-12-31' }))).toEqual({
      expectedClose: '2027-02-28',
    })
    expect(landing(by('month'), month, card('a', 'new', 'a0', { expectedClose: '2026-12-05' }))).toEqual({
      expectedClose: '2027-02-05',
    })
  })

  test('among next activities puts off to a day from today on', () => {
    const column = (key: string) => ({ key, name: key, color: 'gray', stage: null, isFolded: false })
    const days = ['today', 'tomorrow', 'week', 'later', 'overdue', 'none'].map((key) => {
      const { nextDueOn } = landing(by('next'), column(key), card('a', 'new', 'a0')) as Card
      return [key, nextDueOn, columnsOf(card('a', 'new', 'a0', { nextDueOn }), 'next', '2026-12-01')[0]]
    })
    expect(days).toEqual([
      ['today', '2026-12-01', 'today'],
      ['tomorrow', '2026-12-02', 'tomorrow'],
      ['week', '2026-12-04', 'week'],
      ['later', '2026-12-08', 'later'],
      ['overdue', null, 'none'],
      ['none', null, 'none'],
    ])
    expect(columnsOf(card('a', 'new', 'a0', { nextDueOn: '2026-11-30' }), 'next', '2026-12-01')).toEqual([
      'overdue',
    ])
  })

  test('of several cards keeps their order', () => {
    const state = stateOf(data([...three, card('x', 'won', 'a0'), card('y', 'won', 'a1')]))
    const moved = dropped(state, ['x', 'y'], { key: 'new', index: 3 })
    const after = moved.reduce((now, each) => place(now, each.id, each), state)
    expect(after.columns.new?.ids).toEqual(['a', 'b', 'c', 'x', 'y'])
  })
})

test('totals follow a move over whole columns, loaded or not', () => {
  const state = stateOf(data(three))
  const after = shifted(
    state,
    [three[0] as Card],
    [{ ...(three[0] as Card), stageId: 'won', probability: 100 }],
  )
  expect(after.totals).toEqual({
    new: { count: 8, sum: 800, weighted: 80 },
    won: { count: 10, sum: 1000, weighted: 190 },
  })
})

test('a card beyond what is loaded is not shown until it is', () => {
  const state = stateOf(data(three, undefined, true))
  expect(place(state, 'z', card('z', 'new', 'b0')).columns.new?.ids).toEqual(['a', 'b', 'c'])
  expect(place(state, 'z', card('z', 'new', 'a1V')).columns.new?.ids).toEqual(['a', 'b', 'z', 'c'])
})

test('a fresh reading keeps what was loaded further down and which columns are open', () => {
  const first = stateOf(data(three, undefined, true))
  const { new: column } = first.columns
  if (!column) throw new Error('no column')
  const loaded = { ...first, columns: { ...first.columns, new: { ...column, next: null } } }
  const scrolled = place(loaded, 'd', card('d', 'new', 'a3'))
  const again = refreshed(
    scrolled,
    data([card('a', 'new', 'a0', { version: 2 }), ...three.slice(1)], undefined, true),
  )
  expect(again.columns.new?.ids).toEqual(['a', 'b', 'c', 'd'])
  expect(again.cards.a?.version).toBe(2)
})

test('a column is always in rank order, whatever arrives in whatever order', () => {
  const ranks = ['a0', 'a0V', 'a1', 'a2', 'a3']
  fc.assert(
    fc.property(fc.shuffledSubarray(ranks, { minLength: 1 }), (some) => {
      const after = some.reduce((now, rank) => place(now, rank, card(rank, 'new', rank)), stateOf(data([])))
      expect(after.columns.new?.ids).toEqual([...some].sort())
    }),
  )
})

test('arrows walk in the column and to the same height of the next', () => {
  const state = stateOf(data([...three, card('x', 'won', 'a0')]))
  expect(walk(openColumns(state), 'b', 'up')).toBe('a')
  expect(walk(openColumns(state), 'b', 'down')).toBe('c')
  expect(walk(openColumns(state), 'c', 'right')).toBe('x')
  expect(walk(openColumns(state), 'x', 'right')).toBeNull()
  expect(walk(openColumns(state), 'b', 'first')).toBe('a')
  expect(walk(openColumns(state), 'a', 'last')).toBe('c')
})
