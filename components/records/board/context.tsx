'use client'

import type { Route } from 'next'
import { createContext, use } from 'react'
import type { Options } from '@/components/fields/props'
import type { Color } from '@/components/ui/colors'
import type { Description } from '@/lib/kernel/entity'
import type { RecordBoard } from '@/lib/records/board'
import type { Viewer } from '@/lib/records/viewer'

/** What a value of the field looks like as a column. */
export type ColumnFace = { name: string; color?: Color; isFormer: boolean }

export type CardBoard = {
  description: Description
  options: Options
  viewer: Viewer
  /** The fields a card tells beside its title. */
  shown: readonly string[]
  /** Why cards cannot be moved, when they cannot. */
  readOnlyReason?: string
  faceOf: (key: string) => ColumnFace
  hrefOf: (id: string) => Route
  get: () => RecordBoard
  move: (id: string, to: string) => Promise<void>
  more: (key: string) => Promise<void>
  /** While a card is in the air, nothing under it changes. */
  hold: (isHeld: boolean) => void
}

const CardBoardContext = createContext<CardBoard | null>(null)

export const CardBoardProvider = CardBoardContext

export function useCardBoard(): CardBoard {
  const board = use(CardBoardContext)
  if (!board) throw new Error('not on a board')
  return board
}
