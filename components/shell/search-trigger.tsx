'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Kbd } from '@/components/ui/kbd'
import { openCommandPalette } from './signals'

export function SearchTrigger() {
  const t = useTranslations('shell')
  return (
    <button
      type="button"
      onClick={openCommandPalette}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-control w-full max-w-md items-center gap-2 rounded border bg-surface-sunken px-2.5 text-text-muted hover:border-border-strong [&_svg]:size-4"
    >
      <Search aria-hidden />
      <span className="truncate">{t('searchHint')}</span>
      <span aria-hidden className="ms-auto hidden items-center gap-1 lg:flex">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  )
}
