'use client'

import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { MenuEntries, type MenuEntry } from './menu-entries'
import { popupClass } from './menu-style'

type DropdownMenuProps = {
  trigger: ReactNode
  entries: MenuEntry[]
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A menu under a button: `entries` is data, so that one list can serve here and in a context menu. */
export function DropdownMenu({ trigger, entries, align = 'start', open, onOpenChange }: DropdownMenuProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} sideOffset={4} collisionPadding={8} className={`${popupClass} min-w-44`}>
          <MenuEntries menu={Radix} entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
