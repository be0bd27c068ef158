'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import type { CreateItem, NavItem } from './navigation'
import { useSignal } from './signals'

export type FoundRecord = { id: string; href: string; label: string; detail?: string; kind: string }

export type PaletteSearch = (query: string) => Promise<readonly FoundRecord[]>

export type PaletteProps = { goTo: NavItem[]; create: CreateItem[]; search?: PaletteSearch }

const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
})

/** Owns Ctrl/⌘ K; the palette itself is fetched on first use. */
export function CommandPaletteHost(props: PaletteProps) {
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  const show = () => {
    setWanted(true)
    setOpen(true)
  }
  useHotkeys({ 'mod+k': show })
  useSignal('palette', show)

  return wanted ? <CommandPalette {...props} open={open} onOpenChange={setOpen} /> : null
}
