import type { KeyboardEvent } from 'react'
import { controlClass } from './control'

/** What makes a button the closed half of a combobox: its role, its keys, its looks. */
export function comboboxTrigger(open: () => void, ...className: (string | undefined)[]) {
  return {
    role: 'combobox',
    'aria-haspopup': 'listbox',
    className: controlClass('flex h-control items-center gap-2 text-start', ...className),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      open()
    },
  } as const
}
