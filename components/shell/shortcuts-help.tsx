'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { useSignal } from './signals'

export type ShortcutGroup = { label: string; items: { keys: string[]; label: string }[] }

export type ShortcutsHelpProps = {
  groups: ShortcutGroup[]
  enabled: boolean
  onEnabledChange: (enabled: boolean) => Promise<unknown>
}

const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog), {
  ssr: false,
})

/** Owns `?`; the list itself is fetched on first use. */
export function ShortcutsHelp(props: ShortcutsHelpProps) {
  const [open, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  if (open && !wasOpened) setWasOpened(true)
  useHotkeys({ '?': () => setOpen(true) })
  useSignal('shortcuts', () => setOpen(true))

  return wasOpened ? <ShortcutsDialog {...props} open={open} onOpenChange={setOpen} /> : null
}
