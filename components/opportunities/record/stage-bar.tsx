'use client'

import clsx from 'clsx'
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Values } from '@/components/records/values'
import { tip } from '@/components/ui/tip'
import { daysRotting, type Stage } from '@/lib/opportunities/stage'

type StageBarProps = {
  stages: readonly Stage[]
  record: Values
  goTo: (stageId: string) => void
  /** Why nothing can be moved. */
  reason?: string
}

/** The way of a deal as steps; each can be pressed to go there. */
export function StageBar({ stages, record, goTo, reason }: StageBarProps) {
  const t = useTranslations('opportunities.record')
  const at = stages.findIndex(({ id }) => id === record.stageId)
  const current = stages[at]
  const days = current ? daysRotting(current, new Date(String(record.stageSince)), new Date()) : 0
  return (
    <nav aria-label={t('stages')}>
      <ol className="flex gap-1 overflow-x-auto pb-1">
        {stages.map((stage, index) => (
          <li key={stage.id} className="min-w-24 flex-1">
            <button
              type="button"
              data-color={stage.color}
              aria-current={index === at ? 'step' : undefined}
              aria-disabled={reason !== undefined || index === at || undefined}
              {...(reason && tip(reason, undefined, true))}
              onClick={() => !reason && index !== at && goTo(stage.id)}
              className={clsx(
                'flex min-h-control w-full items-center justify-center gap-1 rounded border px-2 py-1 text-center font-medium text-sm',
                'aria-[current=step]:border-tint aria-[current=step]:bg-tint-soft aria-[current=step]:text-tint-text',
                index < at && current?.kind === 'open'
                  ? 'border-transparent bg-surface-pressed text-text'
                  : 'border-border bg-surface-raised text-text-muted',
                !reason && index !== at && 'hover:bg-surface-hover hover:text-text',
              )}
            >
              {index < at && current?.kind === 'open' && <Check aria-hidden className="size-3.5" />}
              <span className="truncate">{stage.name}</span>
            </button>
          </li>
        ))}
      </ol>
      {days > 0 && <p className="text-sm text-warning">{t('rotting', { days })}</p>}
    </nav>
  )
}
