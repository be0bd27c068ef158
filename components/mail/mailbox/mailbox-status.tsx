'use client'

import { CircleAlert, CircleCheck, CirclePause, Clock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTimeZone, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { formatDateTime } from '@/lib/vietnam/date'
import { useMailboxTrouble } from './trouble-words'

const LOOKS = {
  good: [CircleCheck, 'border-success bg-success-soft text-success'],
  bad: [CircleAlert, 'border-danger bg-danger-soft text-danger'],
  off: [CirclePause, 'border-warning bg-warning-soft text-text'],
  fresh: [Clock, 'border-border bg-surface-sunken text-text'],
} as const

/** How a mailbox fares: since when it works, or what keeps it from working, and when it last did. */
export function MailboxStatus({ mailbox }: { mailbox: ShownMailbox }) {
  const t = useTranslations('mailbox')
  const words = useMailboxTrouble()
  const timeZone = useTimeZone()
  const at = (instant: Date | string) => formatDateTime(new Date(instant), timeZone)
  const { isActive, error, said, lastGoodAt, failingSince } = mailbox
  const isFresh = isActive && !error && !lastGoodAt
  useNews(isFresh)
  const look = !isActive ? 'off' : error ? 'bad' : lastGoodAt ? 'good' : 'fresh'
  const [Icon, tone] = LOOKS[look]
  return (
    <div role="status" className={`flex gap-2 rounded border px-3 py-2 ${tone}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {error && isActive ? (
          <>
            <p className="font-medium">{words({ error, said })}</p>
            <p>
              {failingSince && t('failingSince', { time: at(failingSince) })}{' '}
              {lastGoodAt ? t('lastGood', { time: at(lastGoodAt) }) : t('neverGood')}
            </p>
          </>
        ) : (
          <p>
            {isActive && lastGoodAt ? t('lastGood', { time: at(lastGoodAt) }) : t(isActive ? 'fresh' : 'off')}
          </p>
        )}
      </div>
    </div>
  )
}

const PAUSE = 3000
const MOST = 20

/** Reads the page anew for a minute, until the worker has been there for the first time. */
function useNews(isAwaited: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!isAwaited) return
    let left = MOST
    const timer = setInterval(() => {
      left -= 1
      if (left < 0) clearInterval(timer)
      else router.refresh()
    }, PAUSE)
    return () => clearInterval(timer)
  }, [isAwaited, router])
}
