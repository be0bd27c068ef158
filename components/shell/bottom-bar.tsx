'use client'

import { Ellipsis, Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Link } from '@/components/ui/link'
import { isCurrent, type MenuChoice, type NavGroup, type NavItem } from './navigation'
import { openCommandPalette } from './signals'

const MoreSheet = dynamic(() => import('./more-sheet').then((module) => module.MoreSheet), { ssr: false })

type BottomBarProps = MenuChoice & { items: NavItem[]; groups: NavGroup[] }

/** The bar under the thumb on phones: up to three places, search, and everything else. */
export function BottomBar({ items, groups, ...choice }: BottomBarProps) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const [more, setMore] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  if (more && !wasOpened) setWasOpened(true)

  return (
    <nav
      aria-label={t('phoneNav')}
      className="fixed inset-x-0 bottom-0 z-bar flex h-(--chrome-bottom) items-stretch border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href as ComponentProps<typeof Link>['href']}
          aria-current={isCurrent(pathname, item.href) ? 'page' : undefined}
          className={ITEM}
        >
          {item.icon}
          <span className="max-w-full truncate">{item.label}</span>
        </Link>
      ))}
      <button type="button" onClick={openCommandPalette} className={ITEM}>
        <Search aria-hidden />
        <span className="max-w-full truncate">{t('search')}</span>
      </button>
      <button type="button" onClick={() => setMore(true)} aria-haspopup="dialog" className={ITEM}>
        <Ellipsis aria-hidden />
        <span className="max-w-full truncate">{t('more')}</span>
      </button>
      {wasOpened && <MoreSheet open={more} onOpenChange={setMore} groups={groups} {...choice} />}
    </nav>
  )
}

const ITEM =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-1 font-medium text-text-muted text-xs -outline-offset-2 aria-[current=page]:text-accent [&_svg]:size-5'
