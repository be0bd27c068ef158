'use client'

import { useId } from 'react'
import { NavLink } from './nav-link'
import type { NavGroup } from './navigation'

type NavGroupsProps = { groups: NavGroup[]; compact?: boolean; onNavigate?: () => void }

export function NavGroups({ groups, compact, onNavigate }: NavGroupsProps) {
  const id = useId()
  return groups.map((group) => {
    const labelId = `${id}${group.id}`
    return (
      <div key={group.id} className="mb-3">
        <h2 id={labelId} className={compact ? 'sr-only' : 'px-2 pb-1 font-medium text-text-muted text-xs'}>
          {group.label}
        </h2>
        <ul aria-labelledby={labelId} className="flex flex-col gap-px">
          {group.items.map((item) => (
            <li key={item.href}>
              <NavLink {...item} compact={compact} onClick={onNavigate} />
            </li>
          ))}
        </ul>
      </div>
    )
  })
}
