'use client'

import type { ReactNode } from 'react'
import { Announcer } from './announcer'
import { ShortcutsProvider } from './hotkeys'
import { Toaster } from './toaster'
import { TooltipLayer } from './tooltip-layer'

/** What the components need once per page: toasts, tooltips, spoken messages, the shortcut switch. */
export function UiRoot({ shortcuts = true, children }: { shortcuts?: boolean; children: ReactNode }) {
  return (
    <ShortcutsProvider enabled={shortcuts}>
      {children}
      <Toaster />
      <TooltipLayer />
      <Announcer />
    </ShortcutsProvider>
  )
}
