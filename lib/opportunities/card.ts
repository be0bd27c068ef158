import type { StageKind } from '@/db/schema'
import { addDays } from '@/lib/vietnam/plain-date'

/** What a card on the board shows. */
export type Card = {
  id: string
  version: number
  title: string
  customerName: string | null
  contactName: string | null
  amount: number
  currency: string
  amountBase: number
  probability: number
  expectedClose: string | null
  ownerId: string | null
  teamId: string | null
  sourceId: string | null
  stageId: string
  status: StageKind
  rank: string
  priority: number
  tagIds: string[]
  stageSince: string
  /** The day of the next activity. */
  nextDueOn: string | null
}

export const GROUPS = ['stage', 'owner', 'team', 'source', 'tag', 'month', 'next'] as const
export type Group = (typeof GROUPS)[number]

export const ORDERS = ['rank', 'amount', 'close', 'priority', 'newest'] as const
export type Order = (typeof ORDERS)[number]

/** The column key of cards that have no value in the grouped field. */
export const NONE = 'none'

export type Totals = {
  count: number
  sum: number
  weighted: number
  /** How many have a next activity that is overdue, due today, or planned for later. */
  next?: Readonly<Record<NextState, number>>
}

export const NEXT_STATES = ['overdue', 'today', 'planned'] as const
export type NextState = (typeof NEXT_STATES)[number]

/** How urgent the next activity of a card is. */
export const nextStateOf = (nextDueOn: string | null, today: string): NextState | null => {
  if (nextDueOn === null) return null
  if (nextDueOn < today) return 'overdue'
  return nextDueOn === today ? 'today' : 'planned'
}

/** Columns by the day of the next activity, each up to so many days from today. */
export const NEXT_COLUMNS = { overdue: -1, today: 0, tomorrow: 1, week: 6, later: Number.POSITIVE_INFINITY }
type NextColumn = keyof typeof NEXT_COLUMNS

const nextColumnOf = (nextDueOn: string | null, today: string): NextColumn | typeof NONE => {
  if (nextDueOn === null) return NONE
  const names = Object.keys(NEXT_COLUMNS) as NextColumn[]
  return names.find((name) => name === 'later' || nextDueOn <= addDays(today, NEXT_COLUMNS[name])) ?? 'later'
}

const LANDING: Record<string, number> = { today: 0, tomorrow: 1, week: 3, later: 7 }

/** The day for which a drop in a column puts the next activity; nothing is put off to yesterday, or to never. */
export const nextDayIn = (column: string, today: string): string | null =>
  column in LANDING ? addDays(today, LANDING[column] ?? 0) : null

/** The columns of the current grouping that a card belongs to: several only for tags. */
export function columnsOf(card: Card, group: Group, today: string): string[] {
  if (group === 'next') return [nextColumnOf(card.nextDueOn, today)]
  if (group === 'tag') return card.tagIds.length > 0 ? card.tagIds : [NONE]
  if (group === 'month') return [card.expectedClose?.slice(0, 7) ?? NONE]
  return [KEY[group](card) ?? NONE]
}

const KEY: Record<Exclude<Group, 'tag' | 'month' | 'next'>, (card: Card) => string | null> = {
  stage: (card) => card.stageId,
  owner: (card) => card.ownerId,
  team: (card) => card.teamId,
  source: (card) => card.sourceId,
}
