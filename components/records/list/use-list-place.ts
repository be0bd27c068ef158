'use client'

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { recall, remember } from './list-memory'
import type { useListRows } from './use-list-rows'

/** Coming back from a record shows the same rows at the same place, with focus on that record. */
export function useListPlace(
  frame: RefObject<HTMLElement | null>,
  key: string,
  rows: ReturnType<typeof useListRows>,
) {
  const now = useRef(rows)
  now.current = rows
  const place = useRef({ left: 0, top: 0, id: null as string | null })
  const wanted = useRef<{ left: number; top: number; id: string | null } | null>(null)

  useLayoutEffect(() => {
    const seen = recall(key)
    if (seen) {
      const { rows: kept, next, total, ...where } = seen
      wanted.current = where
      now.current.resume({ rows: kept, next: next as never, total })
    }
    return () => {
      const { rows: kept, next, total } = now.current
      remember(key, { rows: kept, next, total, ...place.current })
    }
  }, [key])

  useLayoutEffect(() => {
    const where = wanted.current
    if (!where) return
    wanted.current = null
    scrollerOf(frame.current)?.scrollTo({ left: where.left, top: where.top, behavior: 'instant' })
    frame.current
      ?.querySelector<HTMLElement>(`[data-row="${where.id}"] [data-cell]`)
      ?.focus({ preventScroll: true })
  })

  useEffect(() => {
    const root = frame.current
    if (!root) return
    const listening = new AbortController()
    const { signal } = listening
    const onScroll = (event: Event) => {
      const { scrollLeft: left, scrollTop: top } = event.target as HTMLElement
      Object.assign(place.current, { left, top })
    }
    const onPick = (event: Event) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-row]')
      place.current.id = row?.dataset.row ?? null
    }
    root.addEventListener('scroll', onScroll, { capture: true, signal })
    root.addEventListener('click', onPick, { capture: true, signal })
    return () => listening.abort()
  }, [frame])
}

const scrollerOf = (root: HTMLElement | null) =>
  root?.querySelector<HTMLElement>('[data-scroller], [data-density]')
