'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type ComponentType, useRef, useState } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { toastError } from '@/components/ui/toaster'
import type { CommandPalette } from './command-palette'
import type { CreateItem, NavItem } from './navigation'
import { PaletteWaiting } from './palette-waiting'
import { useSignal } from './signals'

export type FoundRecord = { id: string; href: string; label: string; detail?: string; kind: string }

export type PaletteSearch = (query: string) => Promise<readonly FoundRecord[]>

export type PaletteProps = { goTo: NavItem[]; create: CreateItem[]; search?: PaletteSearch }

type Palette = ComponentType<ComponentProps<typeof CommandPalette>>

/** Owns Ctrl/⌘ K; the palette itself is fetched on first use, and a plain field takes what is typed until then. */
export function CommandPaletteHost(props: PaletteProps) {
  const t = useTranslations('shell')
  const [Palette, setPalette] = useState<Palette | null>(null)
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [isComposing, setComposing] = useState(false)
  const cameFrom = useRef<Element | null>(null)
  const isWanted = useRef(false)
  /** A dialog keeps the focus to itself: a plain field beneath it could take nothing. */
  const isCovered = useRef(false)

  const show = () => {
    if (open) return
    cameFrom.current = document.activeElement
    isWanted.current = true
    isCovered.current = document.querySelector('[data-modal][data-state="open"]') !== null
    setOpen(true)
    if (!Palette)
      import('./command-palette').then(
        (module) => setPalette(() => module.CommandPalette),
        () => {
          if (!isWanted.current) return
          close()
          giveBack()
          toastError(t('searchFailed'))
        },
      )
  }
  const close = () => {
    isWanted.current = false
    setOpen(false)
    setComposing(false)
    setText('')
  }
  const giveBack = () => {
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
  }
  useHotkeys({ 'mod+k': show })
  useSignal('palette', show)

  const field = { text, onText: setText, onClose: close, onClosed: giveBack }
  if (Palette && !isComposing) return <Palette {...props} {...field} open={open} />
  return open && !isCovered.current ? <PaletteWaiting {...field} onComposing={setComposing} /> : null
}
