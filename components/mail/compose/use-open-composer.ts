'use client'

import { useEffect, useState } from 'react'
import { keptDraft } from './draft'

/** Whether a composer stands open: by choice, or because a draft was left there. */
export function useOpenComposer(storageKey: string) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (keptDraft(storageKey)?.text) setOpen(true)
  }, [storageKey])
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}
