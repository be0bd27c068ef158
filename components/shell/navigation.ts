import type { ReactNode } from 'react'

export type NavItem = { href: string; label: string; icon: ReactNode; mark?: ReactNode; apart?: string }

export type NavGroup = { id: string; label: string; items: NavItem[] }

/** One menu that the navigation is narrowed to; null shows them all. */
export type MenuChoice = { menu: string | null; onMenuChange: (id: string | null) => void }

export const narrowed = (groups: NavGroup[], menu: string | null) =>
  menu ? groups.filter(({ id }) => id === menu) : groups

export type CreateItem = { href: string; label: string; icon?: ReactNode; hint?: string }

export type Workspace = { id: string; name: string }

export type Person = { id: string; name: string; email: string }

/** Whether a page stands at a place or below it, and not at one below that has an entry of its own. */
export function isCurrent(pathname: string, href: string, apart?: string) {
  return pathname === href || (href !== '/' && pathname !== apart && pathname.startsWith(`${href}/`))
}
