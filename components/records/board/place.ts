'use client'

import { type RefObject, useLayoutEffect, useState } from 'react'
import { cardElement } from './focus'

type Kept<Store = unknown> = {
  search: string
  store: Store
  left: number
  tops: Map<string, number>
  focusId: string | null
}

let last: Kept | null = null

/** Keeps a board, named by its address, while a card is open: what was loaded, both scroll offsets and the focus come back to the pixel. */
export function useKeptPlace<Store>(
  search: string,
  scroller: RefObject<HTMLElement | null>,
  make: () => Store,
) {
  const [kept] = useState(() =>
    last?.search === search ? { ...(last as Kept<Store>), isOld: true } : fresh(search, make()),
  )

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

const fresh = <Store>(search: string, store: Store) => ({
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
