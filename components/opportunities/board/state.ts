import { generateNKeysBetween } from 'fractional-indexing'
import type { ColumnCursor } from '@/lib/opportunities/board'
import type { BoardColumn, BoardData } from '@/lib/opportunities/board-page'
import {
  type Card,
  columnsOf,
  type Group,
  NONE,
  nextDayIn,
  type Order,
  type Totals,
} from '@/lib/opportunities/card'
import { probabilityIn } from '@/lib/opportunities/stage'

export type Column = BoardColumn & { ids: readonly string[]; next: ColumnCursor | null; isLoaded: boolean }

export type BoardState = {
  group: Group
  order: Order
  today: string
  keys: readonly string[]
  columns: Readonly<Record<string, Column>>
  cards: Readonly<Record<string, Card>>
  totals: Readonly<Record<string, Totals>>
  /** Of the pipeline shown; a card in any other stage is not on this board. */
  stageIds: ReadonlySet<string>
}

export type Spot = { key: string; index: number }

export const NO_TOTALS: Totals = { count: 0, sum: 0, weighted: 0 }

export function stateOf({ query, columns, pages, totals, stages, today }: BoardData): BoardState {
  const cards = Object.values(pages).flatMap((page) => page.cards)
  return {
    group: query.group,
    order: query.order,
    today,
    keys: columns.map(({ key }) => key),
    columns: Object.fromEntries(
      columns.map((column) => {
        const page = pages[column.key]
        return [
          column.key,
          {
            ...column,
            ids: page?.cards.map(({ id }) => id) ?? [],
            next: page?.next ?? null,
            isLoaded: page !== undefined,
          },
        ]
      }),
    ),
    cards: Object.fromEntries(cards.map((card) => [card.id, card])),
    totals,
    stageIds: new Set(stages.map(({ id }) => id)),
  }
}

/** A fresh reading of the same board, keeping what had been loaded further down and which columns are open. */
export function refreshed(state: BoardState, data: BoardData): BoardState {
  const fresh = stateOf(data)
  const cards = { ...fresh.cards }
  const columns = Object.fromEntries(
    Object.entries(fresh.columns).map(([key, column]) => {
      const old = state.columns[key]
      if (!old) return [key, column]
      if (!column.isLoaded)
        return [
          key,
          { ...column, ids: old.ids, next: old.next, isLoaded: old.isLoaded, isFolded: old.isFolded },
        ]
      const more = column.next
        ? old.ids.filter((id) => !fresh.cards[id] && isBeyond(state, column, id, fresh))
        : []
      return [
        key,
        {
          ...column,
          isFolded: old.isFolded,
          ids: [...column.ids, ...more],
          next: more.length > 0 ? old.next : column.next,
        },
      ]
    }),
  )
  for (const { ids } of Object.values(columns)) {
    for (const id of ids) {
      const card = cards[id] ?? state.cards[id]
      if (card) cards[id] = card
    }
  }
  return { ...fresh, columns, cards }
}

/** What stands in the columns that are open, from left to right. */
export const openColumns = ({ keys, columns }: BoardState): (readonly string[])[] =>
  keys.flatMap((key) => {
    const column = columns[key]
    return column && !column.isFolded ? [column.ids] : []
  })

/** Puts a card where it now belongs, in every column it was or will be in; null takes it off the board. */
export function place(state: BoardState, id: string, moved: Card | null): BoardState {
  const card = moved && state.stageIds.has(moved.stageId) ? moved : null
  const wanted = new Set(card ? columnsOf(card, state.group, state.today) : [])
  const cards = { ...state.cards }
  if (card) cards[id] = card
  else delete cards[id]
  const columns = { ...state.columns }
  for (const [key, column] of Object.entries(state.columns)) {
    const without = column.ids.filter((each) => each !== id)
    const isIn = without.length !== column.ids.length
    if (card && wanted.has(key) && column.isLoaded) {
      columns[key] = { ...column, ids: inserted(column, without, card, cards, state.order) }
    } else if (isIn) columns[key] = { ...column, ids: without }
  }
  return { ...state, cards, columns }
}

/** The card as it will be after a drop: what the server will say, shown at once. */
export function dropped(state: BoardState, ids: readonly string[], spot: Spot): Card[] {
  const column = state.columns[spot.key]
  const moving = ids.flatMap((id) => state.cards[id] ?? [])
  if (!column) return moving
  const ranks = provisionalRanks(state, column, moving, spot.index)
  return moving.map((card, index) => ({
    ...card,
    ...landing(state, column, card),
    rank: ranks[index] ?? card.rank,
  }))
}

/** What a drop in a column changes of a card, by what the board is grouped by. */
export function landing(
  { group, today }: Pick<BoardState, 'group' | 'today'>,
  { key, stage }: BoardColumn,
  card: Card,
): Partial<Card> {
  const value = key === NONE ? null : key
  if (stage) {
    if (card.stageId === stage.id) return {}
    const probability = probabilityIn(stage, card.probability)
    return { stageId: stage.id, status: stage.kind, probability, stageSince: new Date().toISOString() }
  }
  if (group === 'owner') return { ownerId: value }
  if (group === 'team') return { teamId: value }
  if (group === 'source') return { sourceId: value }
  if (group === 'next') return { nextDueOn: nextDayIn(key, today) }
  if (group === 'month') return { expectedClose: value ? dayIn(value, card.expectedClose) : null }
  return {}
}

/** The cards above and below a spot, which the server takes as its landmarks. */
export function neighbours(state: BoardState, moving: readonly string[], { key, index }: Spot) {
  const rest = (state.columns[key]?.ids ?? []).filter((id) => !moving.includes(id))
  return { above: rest[index - 1] ?? null, below: rest[index] ?? null }
}

/** Moves what cards are worth from the totals of their old columns to those of their new ones. */
export function shifted(state: BoardState, before: readonly Card[], after: readonly Card[]): BoardState {
  const totals = { ...state.totals }
  const add = (card: Card, sign: 1 | -1) => {
    for (const key of columnsOf(card, state.group, state.today)) {
      const { count, sum, weighted, next } = totals[key] ?? NO_TOTALS
      const share = Math.round((card.amountBase * card.probability) / 100)
      totals[key] = {
        count: count + sign,
        sum: sum + sign * card.amountBase,
        weighted: weighted + sign * share,
        ...(next && { next }), // read anew with the totals
      }
    }
  }
  for (const card of before) add(card, -1)
  for (const card of after) add(card, 1)
  return { ...state, totals }
}

const compare: Record<Order, (a: Card, b: Card) => number> = {
  rank: (a, b) => order(a.rank, b.rank) || order(a.id, b.id),
  amount: (a, b) => b.amountBase - a.amountBase || order(b.id, a.id),
  close: (a, b) => order(a.expectedClose ?? '9999', b.expectedClose ?? '9999') || order(a.id, b.id),
  priority: (a, b) => b.priority - a.priority || order(b.id, a.id),
  newest: (a, b) => order(b.id, a.id),
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

// Beyond the last loaded card of a column that has more, a card is not shown until it is loaded.
function inserted(
  column: Column,
  ids: readonly string[],
  card: Card,
  cards: BoardState['cards'],
  by: Order,
): readonly string[] {
  const at = ids.findIndex((id) => {
    const other = cards[id]
    return other !== undefined && compare[by](card, other) < 0
  })
  if (at >= 0) return [...ids.slice(0, at), card.id, ...ids.slice(at)]
  return column.next && !column.ids.includes(card.id) ? ids : [...ids, card.id]
}

function isBeyond(state: BoardState, column: Column, id: string, fresh: BoardState): boolean {
  const last = fresh.cards[column.ids.at(-1) ?? '']
  const card = state.cards[id]
  return last !== undefined && card !== undefined && compare[state.order](last, card) < 0
}

function provisionalRanks(
  state: BoardState,
  column: Column,
  moving: readonly Card[],
  index: number,
): string[] {
  const rest = column.ids.filter((id) => !moving.some((card) => card.id === id))
  const above = state.cards[rest[index - 1] ?? '']?.rank ?? null
  const below = state.cards[rest[index] ?? '']?.rank ?? null
  try {
    return generateNKeysBetween(above, below, moving.length)
  } catch {
    return moving.map(() => above ?? below ?? 'a0')
  }
}

function dayIn(month: string, day: string | null): string {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return `${month}-${String(Math.min(Number(day?.slice(8) ?? last), last)).padStart(2, '0')}`
}
