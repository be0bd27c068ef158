'use client'

import { useEffect, useRef, useState } from 'react'

type State<Found> = { found?: readonly Found[]; pending: boolean; failed: boolean }

/** Asks `search` after a pause in typing; an answer that comes after a newer question is dropped. */
export function useSearch<Found>(
  text: string,
  search: ((query: string) => Promise<readonly Found[]>) | undefined,
  enabled = true,
  pause = 150,
) {
  const [state, setState] = useState<State<Found>>({ pending: false, failed: false })
  const asking = useRef(search)
  asking.current = search
  const active = enabled && search !== undefined

  useEffect(() => {
    if (!active) return
    let isStale = false
    const settle = (next: State<Found>) => !isStale && setState(next)

    setState((state) => ({ ...state, pending: true }))
    const timer = setTimeout(() => {
      asking.current?.(text.trim()).then(
        (found) => settle({ found, pending: false, failed: false }),
        () => settle({ pending: false, failed: true }),
      )
    }, pause)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [text, active, pause])

  return state
}
