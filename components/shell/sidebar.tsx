'use client'

import clsx from 'clsx'
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { SIDEBAR_COOKIE } from './cookies'
import { MenuFilter } from './menu-filter'
import { NavGroups } from './nav-groups'
import { type MenuChoice, type NavGroup, narrowed } from './navigation'

type SidebarProps = MenuChoice & { groups: NavGroup[]; head: ReactNode; collapsed?: boolean }

export function Sidebar({ groups, head, collapsed: initially = false, ...choice }: SidebarProps) {
  const t = useTranslations('shell')
  const [collapsed, setCollapsed] = useState(initially)
  const toggle = () => {
    setCollapsed(!collapsed)
    window.cookieStore?.set({
      name: SIDEBAR_COOKIE,
      value: collapsed ? '0' : '1',
      expires: Date.now() + YEAR,
    })
  }

  return (
    <aside
      aria-label={t('mainNav')}
      data-collapsed={collapsed || undefined}
      className={clsx(
        'group/sidebar sticky top-0 hidden h-dvh shrink-0 flex-col border-e bg-surface-sunken md:flex print:hidden',
        collapsed ? 'w-14' : 'w-56',
      )}
    >
      <div className="flex h-(--chrome-top) shrink-0 items-center px-2">{head}</div>
      <nav className="min-h-0 flex-1 overflow-y-auto px-2 pt-2">
        <NavGroups groups={narrowed(groups, choice.menu)} compact={collapsed} />
        <MenuFilter groups={groups} compact={collapsed} {...choice} />
      </nav>
      <div className="p-2">
        <IconButton
          label={collapsed ? t('expand') : t('collapse')}
          icon={collapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
          aria-expanded={!collapsed}
          onClick={toggle}
          className={collapsed ? 'w-full' : undefined}
        />
      </div>
    </aside>
  )
}

const YEAR = 31_536_000_000
