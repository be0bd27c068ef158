'use client'

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
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
    if (!board || !kept.isOld) return
    board.scrollLeft = kept.left
    for (const list of lists(board)) list.scrollTop = kept.tops.get(list.dataset.scroll ?? '') ?? 0
    // The router takes the focus once more after this; the card gets it back then.
    const again = requestAnimationFrame(() => requestAnimationFrame(() => refocus(kept.focusId)))
    return () => cancelAnimationFrame(again)
  }, [kept, scroller])

  useEffect(() => {
    const board = scroller.current
    if (!board) return
    last = { ...kept, left: board.scrollLeft }
    const remember = () => {
      if (!last || board.clientHeight === 0) return
      last.left = board.scrollLeft
      for (const list of lists(board)) last.tops.set(list.dataset.scroll ?? '', list.scrollTop)
    }
    const focus = ({ target }: FocusEvent) => {
      if (last && target instanceof HTMLElement && target.dataset.card) last.focusId = target.dataset.card
    }
    board.addEventListener('scroll', remember, { capture: true, passive: true })
    board.addEventListener('focusin', focus)
    return () => {
      board.removeEventListener('scroll', remember, { capture: true })
      board.removeEventListener('focusin', focus)
    }
  }, [kept, scroller])

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

const refocus = (id: string | null) => cardElement(id ?? undefined)?.focus({ preventScroll: true })

const lists = (board: HTMLElement) => board.querySelectorAll<HTMLElement>('[data-scroll]')
