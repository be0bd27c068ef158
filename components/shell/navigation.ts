import type { ReactNode } from 'react'

export type NavItem = { href: string; label: string; icon: ReactNode; count?: number }

export type NavGroup = { label?: string; items: NavItem[] }

export type CreateItem = { href: string; label: string; icon?: ReactNode; hint?: string }

export type Workspace = { id: string; name: string }

export type Person = { id: string; name: string; email: string }

export function isCurrent(pathname: string, href: string) {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`))
}
