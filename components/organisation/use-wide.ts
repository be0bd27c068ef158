'use client'

import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 64rem)'

/** Whether there is room for two panes; the server assumes there is none. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(WIDE).matches,
    () => false,
  )
