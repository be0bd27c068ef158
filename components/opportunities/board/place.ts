'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'
import { cardElement } from './focus'
import type { BoardStore } from './store'

type Kept = {
  search: string
  store: BoardStore
  left: number
  tops: Map<string, number>
  focusId: string | null
}

let last: Kept | null = null

/** Keeps the board while a card is open: what was loaded, both scroll offsets and the focus come back to the pixel. */
export function useKeptPlace(
  search: string,
  scroller: RefObject<HTMLElement | null>,
  make: () => BoardStore,
) {
  const [kept] = useState(() => (last?.search === search ? { ...last, isOld: true } : fresh(search, make())))

  useLayoutEffect(() => {
    const board = scroller.current
    if (!board) return
    if (kept.isOld) restore(board, kept)
    // The router takes the focus once more after this; the card gets it back then.
    const again = requestAnimationFrame(() => requestAnimationFrame(() => refocus(kept.focusId)))
    return () => {
      cancelAnimationFrame(again)
      last = { search, store: kept.store, ...placeOf(board) }
    }
  }, [kept, scroller, search])

  return kept
}

const fresh = (search: string, store: BoardStore) => ({
  search,
  store,
  left: 0,
  tops: new Map<string, number>(),
  focusId: null as string | null,
  isOld: false,
})

function placeOf(board: HTMLElement): Pick<Kept, 'left' | 'tops' | 'focusId'> {
  const focused = document.activeElement?.closest<HTMLElement>('[data-card]')
  return {
    left: board.scrollLeft,
    tops: new Map([...lists(board)].map((list) => [list.dataset.scroll ?? '', list.scrollTop])),
    focusId: focused?.dataset.card ?? null,
  }
}

function restore(board: HTMLElement, { left, tops }: Kept): void {
  board.scrollLeft = left
  for (const list of lists(board)) list.scrollTop = tops.get(list.dataset.scroll ?? '') ?? 0
}

const refocus = (id: string | null) => cardElement(id ?? undefined)?.focus({ preventScroll: true })

const lists = (board: HTMLElement) => board.querySelectorAll<HTMLElement>('[data-scroll]')
