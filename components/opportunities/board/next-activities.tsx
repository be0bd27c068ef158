'use client'

import { CalendarPlus, Check } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { ActivityIcon } from '@/components/activities/activity-icon'
import { newPath } from '@/components/activities/new-path'
import { useSteps } from '@/components/activities/use-steps'
import { Button, IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Spinner } from '@/components/ui/spinner'
import type { Card } from '@/lib/opportunities/card'
import type { Filter } from '@/lib/records/filter-shape'
import { listRecords } from '@/lib/records/kind-actions'
import type { Row } from '@/lib/records/query'
import { addDays, formatDayMonth } from '@/lib/vietnam/plain-date'
import { useBoard } from './context'

const MOST = 5
const LATER = [1, 3, 7] as const

/** What is open for a card: done or put off in a press each, without leaving the board. */
export function NextActivities({ card, onClose }: { card: Card; onClose: () => void }) {
  const t = useTranslations('board.next')
  const words = useTranslations('activities')
  const { store, today, undoSeconds, memberId, currency } = useBoard()
  const [rows, setRows] = useState<Row[] | null>(null)
  const read = useCallback(async () => {
    const filter: Filter = {
      and: [
        ['opportunityId', 'is', card.id],
        ['isOpen', 'is', true],
      ],
    }
    const query = { filter, sort: { field: 'dueOn', descending: false } }
    const answer = await listRecords('activity', { query }).catch(() => null)
    if (!answer?.ok) return
    const { rows } = answer.data
    setRows(rows.slice(0, MOST))
    store.know(card.id, { nextDueOn: rows[0]?.dueOn ? String(rows[0].dueOn) : null })
  }, [card.id, store])
  const steps = useSteps({ id: memberId, baseCurrency: currency, undoSeconds }, () => void read())
  useEffect(() => void read(), [read])
  return (
    <div className="flex flex-col gap-2">
      {steps.dialog}
      {rows === null && <Spinner />}
      {rows?.length === 0 && <p className="text-sm text-text-muted">{t('nothing')}</p>}
      <ul className="flex flex-col gap-2">
        {rows?.map((row) => {
          const ref = { ...row, version: Number(row.version) }
          const subject = String(row.subject)
          return (
            <li key={row.id} className="flex flex-col gap-1">
              <span className="flex items-center gap-2">
                <ActivityIcon name={String(row.kind)} className="size-4 shrink-0 text-text-muted" />
                <Link
                  href={`/activities/${row.id}`}
                  className="min-w-0 flex-1 truncate font-medium hover:underline"
                >
                  {subject}
                </Link>
                {typeof row.dueOn === 'string' && (
                  <time className="figures text-sm">{formatDayMonth(row.dueOn)}</time>
                )}
              </span>
              <span className="flex gap-1">
                <Button size="sm" icon={<Check />} onClick={() => void steps.finish([ref])}>
                  {words('finish')}
                </Button>
                {LATER.map((days) => (
                  <IconButton
                    key={days}
                    size="sm"
                    label={days === 1 ? words('tomorrow') : words('inDays', { days })}
                    icon={<span className="figures">+{days}</span>}
                    onClick={() => void steps.snooze([ref], addDays(today, days))}
                  />
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      <LinkButton
        size="sm"
        href={newPath({ opportunityId: card.id }) as Route}
        icon={<CalendarPlus />}
        onClick={onClose}
      >
        {t('plan')}
      </LinkButton>
    </div>
  )
}
