'use client'

import { useRouter } from 'next/navigation'
import { useTimeZone, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Card } from '@/components/ui/card'
import { Spinner } from '@/components/ui/spinner'
import type { ErasureRow } from '@/lib/privacy/queries'
import { formatDateTime } from '@/lib/vietnam/date'

const PAUSE = 2000

/** What was erased when; while one runs, the page asks how far it is. */
export function Erasures({ rows }: { rows: ErasureRow[] }) {
  const t = useTranslations('privacy.person')
  const timeZone = useTimeZone()
  const router = useRouter()
  const isRunning = rows.some(({ doneAt }) => !doneAt)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(router.refresh, PAUSE)
    return () => clearInterval(timer)
  }, [isRunning, router])
  if (rows.length === 0) return null
  return (
    <Card title={t('runs')}>
      <ul aria-live="polite" className="flex flex-col gap-2">
        {rows.map(({ id, counts, createdAt, doneAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <time className="figures text-sm text-text-muted">
              {formatDateTime(new Date(createdAt), timeZone)}
            </time>
            {!doneAt && <Spinner />}
            <span>{t(doneAt ? 'done' : 'running', counts)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
