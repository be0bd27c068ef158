'use client'

import { Slot } from 'radix-ui'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react'
import type { Entries } from './menu-entries'

type DropdownMenuProps = {
  trigger: ReactNode
  entries: Entries
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/**
 * A menu under a button: `entries` is data, so that one list can serve here and in a context menu.
 * Until first opened it is only the button, for a board has hundreds of them.
 */
export function DropdownMenu({ trigger, entries, align = 'start', open, onOpenChange }: DropdownMenuProps) {
  const [ownOpen, setOwnOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const isOpen = open ?? ownOpen
  if (isOpen && !wasOpened) setWasOpened(true)

  const change = (next: boolean) => {
    setOwnOpen(next)
    onOpenChange?.(next)
  }
  const closed = (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onPointerEnter={loadMenu}
      onFocus={loadMenu}
      onClick={() => change(true)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown') return
        event.preventDefault()
        change(true)
      }}
    >
      {trigger}
    </Slot.Root>
  )
  if (!wasOpened) return closed

  return (
    <Suspense fallback={closed}>
      <OpenMenu trigger={trigger} entries={entries} align={align} open={isOpen} onOpenChange={change} />
    </Suspense>
  )
}

/** Opens the menu under a button, as the key does that a menu knows before and after its first opening. */
export function openMenuUnder(button: HTMLElement): void {
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
}

export function loadMenu() {
  return import('./open-menu')
}

export const OpenMenu = lazy(() => loadMenu().then((module) => ({ default: module.OpenMenu })))
