'use client'

import type { Route } from 'next'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Stage } from '@/lib/opportunities/stage'
import type { Option } from '@/lib/records/options'
import type { DragState, DragStore } from './drag-store'
import type { BoardState } from './state'
import type { BoardStore } from './store'
import type { BoardActions } from './use-board-actions'

export type Board = {
  store: BoardStore
  drag: DragStore
  actions: BoardActions
  options: Record<string, Option[]>
  stages: Stage[]
  memberId: string
  canWrite: boolean
  canDelete: boolean
  canCreate: boolean
  currency: string
  locale: string
  today: string
  undoSeconds: number
  /** The question that this board answers. */
  search: string
  hidden: ReadonlySet<string>
  /** The page of a card, which leads back to this board. */
  hrefOf(id: string): Route
  peek(id: string): void
}

const BoardContext = createContext<Board | null>(null)

export const BoardProvider = BoardContext

export function useBoard(): Board {
  const board = use(BoardContext)
  if (!board) throw new Error('not on a board')
  return board
}

/** One slice of the board; the view renders again only when that slice changes. */
export function useSlice<T>(select: (state: BoardState) => T): T {
  const { store } = useBoard()
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(store.get()),
  )
}

export function useDrag<T>(select: (state: DragState) => T): T {
  const { drag } = useBoard()
  return useSyncExternalStore(
    drag.subscribe,
    () => select(drag.get()),
    () => select(drag.get()),
  )
}

export const nameIn = (options: Option[] | undefined, id: string | null): string | undefined =>
  options?.find((option) => option.id === id)?.name
