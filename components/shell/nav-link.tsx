'use client'

import clsx from 'clsx'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'
import { Link } from '@/components/ui/link'
import { tip } from '@/components/ui/tip'
import { isCurrent, type NavItem } from './navigation'

type NavLinkProps = NavItem & { compact?: boolean; onClick?: () => void }

export function NavLink({ href, label, icon, mark, apart, compact = false, onClick }: NavLinkProps) {
  const current = isCurrent(usePathname(), href, apart)
  return (
    <Link
      href={href as ComponentProps<typeof Link>['href']}
      onClick={onClick}
      aria-current={current ? 'page' : undefined}
      {...(compact && tip(label))}
      className={clsx(
        'relative flex min-h-8 items-center gap-2.5 rounded px-2 font-medium text-text-muted pointer-coarse:min-h-11 [&_svg]:size-4',
        'hover:bg-surface-hover hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent',
        compact && 'justify-center',
      )}
    >
      {icon}
      <span className={compact ? 'sr-only' : 'truncate'}>{label}</span>
      {mark && <span className={compact ? 'absolute -end-1 -top-1' : 'ms-auto'}>{mark}</span>}
    </Link>
  )
}
