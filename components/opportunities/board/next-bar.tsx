'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { tip } from '@/components/ui/tip'
import { NEXT_STATES, type NextState, type Totals } from '@/lib/opportunities/card'
import { useBoard } from './context'

type Part = NextState | 'none'

const TONES: Readonly<Record<Part, string>> = {
  overdue: 'bg-danger',
  today: 'bg-warning',
  planned: 'bg-success',
  none: 'bg-surface-pressed',
}

const FILTERS: Readonly<Record<Part, readonly unknown[]>> = {
  overdue: ['nextDueOn', 'lt', 'today'],
  today: ['nextDueOn', 'is', 'today'],
  planned: ['nextDueOn', 'gt', 'today'],
  none: ['nextDueOn', 'empty'],
}

/** How many cards of a column have something to do, by how urgent it is; a press shows those alone. */
export function NextBar({ totals, name }: { totals: Totals; name: string }) {
  const t = useTranslations('board.next')
  const { search } = useBoard()
  const { next, count } = totals
  if (!next || count === 0) return null
  const planned = NEXT_STATES.reduce((sum, state) => sum + next[state], 0)
  const parts: [Part, number][] = [
    ...NEXT_STATES.map((state): [Part, number] => [state, next[state]]),
    ['none', count - planned],
  ]
  return (
    <nav aria-label={t('bar', { name })} className="mt-1 flex h-2 gap-px overflow-hidden rounded-full">
      {parts.map(([part, n]) => {
        if (n <= 0) return null
        const asked = new URLSearchParams(search)
        asked.set('filter', JSON.stringify(FILTERS[part]))
        const label = t(`count.${part}`, { count: n })
        return (
          <Link
            key={part}
            href={`/board?${asked}`}
            tabIndex={-1}
            aria-label={label}
            {...tip(label)}
            style={{ flexGrow: n }}
            className={clsx('min-w-1', TONES[part])}
          />
        )
      })}
    </nav>
  )
}
