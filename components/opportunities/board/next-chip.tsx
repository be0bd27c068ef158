'use client'

import clsx from 'clsx'
import { CalendarClock, CalendarPlus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Popover } from '@/components/ui/popover'
import { tip } from '@/components/ui/tip'
import { type Card, nextStateOf } from '@/lib/opportunities/card'
import { formatDayMonth } from '@/lib/vietnam/plain-date'
import { useBoard } from './context'

const NextActivities = dynamic(() => import('./next-activities').then((module) => module.NextActivities), {
  ssr: false,
})

const TONES = { overdue: 'text-danger', today: 'text-warning', planned: 'text-success' } as const

/** When something is to be done next for a card; press to do it, put it off or plan it. */
export function NextChip({ card }: { card: Card }) {
  const t = useTranslations('board.next')
  const { today } = useBoard()
  const [isOpen, setOpen] = useState(false)
  const state = nextStateOf(card.nextDueOn, today)
  const day = card.nextDueOn ? formatDayMonth(card.nextDueOn) : ''
  const label = state ? t(state, { day }) : t('none')
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      label={t('title', { title: card.title })}
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          {...tip(label)}
          className={clsx(
            'figures -mx-1 inline-flex min-h-6 items-center gap-1 whitespace-nowrap rounded-md px-1 hover:bg-surface-hover pointer-coarse:min-h-11 [&_svg]:size-3.5',
            state ? TONES[state] : 'text-text-muted',
          )}
        >
          {state ? <CalendarClock aria-hidden /> : <CalendarPlus aria-hidden />}
          {day}
        </button>
      }
    >
      {isOpen && <NextActivities card={card} onClose={() => setOpen(false)} />}
    </Popover>
  )
}
