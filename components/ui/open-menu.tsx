'use client'

import { useTranslations } from 'next-intl'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { type Entries, MenuEntries } from './menu-entries'
import { popupClass } from './menu-style'

type OpenMenuProps = {
  trigger: ReactNode
  entries: Entries
  align?: 'start' | 'center' | 'end'
  open: boolean
  onOpenChange: (open: boolean) => void
  onCloseAutoFocus?: (event: Event) => void
}

export function OpenMenu({ trigger, entries, align, open, onOpenChange, onCloseAutoFocus }: OpenMenuProps) {
  const t = useTranslations('ui')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <section aria-label={t('menu')}>
          <Radix.Content
            align={align}
            sideOffset={4}
            collisionPadding={8}
            onCloseAutoFocus={onCloseAutoFocus}
            className={`${popupClass} min-w-44`}
          >
            <MenuEntries entries={entries} />
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  )
}
