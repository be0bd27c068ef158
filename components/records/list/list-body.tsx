'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { ListCards } from './list-cards'
import { ListTable } from './list-table'
import type { useListRows } from './use-list-rows'

type ListBodyProps = { rows: ReturnType<typeof useListRows>; label: string; empty: ReactNode }

/** The rows as a table, or as cards where it would not fit. Until the width is known both are there, one hidden. */
export function ListBody({ rows, label, empty }: ListBodyProps) {
  const narrow = useNarrow()
  if (rows.rows.length === 0) return <div className="min-h-0 flex-1 overflow-y-auto">{empty}</div>
  const foot = <More rows={rows} />
  return (
    <>
      {narrow !== true && (
        <div className="flex min-h-0 flex-1 flex-col border-t max-md:hidden">
          <ListTable rows={rows.rows} label={label} foot={foot} />
        </div>
      )}
      {narrow !== false && (
        <div data-scroller className="min-h-0 flex-1 overflow-y-auto md:hidden">
          <ListCards rows={rows.rows} label={label} />
          {foot}
        </div>
      )}
    </>
  )
}

/** The next page comes by itself when its button comes near. */
function More({ rows }: { rows: ListBodyProps['rows'] }) {
  const t = useTranslations('records.list')
  const mark = useRef<HTMLDivElement>(null)
  const more = useRef(rows.more)
  more.current = rows.more
  const hasMore = rows.next !== null && !rows.failed

  useEffect(() => {
    if (!mark.current || !hasMore) return
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void more.current()
      },
      { root: mark.current.closest('[data-scroller], [data-density]'), rootMargin: '600px' },
    )
    seen.observe(mark.current)
    return () => seen.disconnect()
  }, [hasMore])

  return (
    <div ref={mark} className="flex items-center gap-3 px-4 py-3 text-sm text-text-muted">
      <span className="figures">{t('shown', { shown: rows.rows.length, total: rows.total })}</span>
      {rows.failed && <span className="text-danger">{t('failed')}</span>}
      {rows.next !== null && (
        <Button size="sm" pending={rows.pending} onClick={() => void rows.more()}>
          {rows.failed ? t('retry') : t('more')}
        </Button>
      )}
    </div>
  )
}

const QUERY = '(width < 48rem)'

function useNarrow(): boolean | null {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(QUERY)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(QUERY).matches,
    () => null,
  )
}
