'use client'

import { EllipsisVertical } from 'lucide-react'
import type { ComponentProps } from 'react'
import { IconButton } from './button'
import { DropdownMenu } from './dropdown-menu'

type RowMenuProps = {
  label: string
  entries: ComponentProps<typeof DropdownMenu>['entries']
  /** Whether Tab leads to it: in a tree only where the reader stands. */
  isReachable: boolean
}

/** What can be done with a row, at its end. */
export function RowMenu({ label, entries, isReachable }: RowMenuProps) {
  return (
    <DropdownMenu
      align="end"
      trigger={
        <IconButton size="sm" tabIndex={isReachable ? 0 : -1} label={label} icon={<EllipsisVertical />} />
      }
      entries={entries}
    />
  )
}
