'use client'

import { ContextMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { MenuEntries, type MenuEntry } from './menu-entries'
import { popupClass } from './menu-style'

/** The same entries as a dropdown, opened by right click, long press or the menu key on `children`. */
export function ContextMenu({ entries, children }: { entries: MenuEntry[]; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content collisionPadding={8} className={`${popupClass} min-w-44`}>
          <MenuEntries menu={Radix} entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
