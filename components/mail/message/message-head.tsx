'use client'

import { ArrowDownLeft, ArrowUpRight, Lock, ShieldAlert } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { tip } from '@/components/ui/tip'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import { formatDateTime } from '@/lib/vietnam/date'
import { StateBadge } from './state-badge'

type Mailbox = ShownMessage['to'][number]

/** From whom, to whom, when, and how far it has come. */
export function MessageHead({ message }: { message: ShownMessage }) {
  const t = useTranslations('mail.message')
  const timeZone = useTimeZone()
  const { direction, state, error, fromName, fromAddress, to, cc, isVerified } = message
  const at = new Date(message.sentAt)
  const Icon = direction === 'in' ? ArrowDownLeft : ArrowUpRight
  return (
    <header className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b bg-surface-sunken px-3 py-2 text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-text-muted" />
      <p className="min-w-0 flex-1 basis-32 [overflow-wrap:anywhere]">
        <span className="sr-only">{t('from')}: </span>
        <strong className="font-medium">{fromName || fromAddress}</strong>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {message.isRead === false && <Badge tone="accent">{t('unread')}</Badge>}
        {message.isPrivate && (
          <span {...tip(t('privateHint'))}>
            <Badge>
              <Lock aria-hidden />
              {t('private')}
            </Badge>
          </span>
        )}
        {direction === 'in' && !isVerified && (
          <span {...tip(t('unverifiedHint'))}>
            <Badge tone="warning">
              <ShieldAlert aria-hidden />
              {t('unverified')}
            </Badge>
          </span>
        )}
        {direction === 'out' && <StateBadge state={state} error={error} />}
        {state === 'queued' && message.leavesAt && (
          <span>{t('leavesAt', { time: formatDateTime(new Date(message.leavesAt), timeZone) })}</span>
        )}
        <time dateTime={at.toISOString()} className="figures whitespace-nowrap text-text-muted">
          {formatDateTime(at, timeZone)}
        </time>
      </div>
      <div className="w-full ps-7 text-text-muted [overflow-wrap:anywhere]">
        {fromName && <p>{fromAddress}</p>}
        {to.length > 0 && <Line label={t('to')} people={to} />}
        {cc.length > 0 && <Line label={t('cc')} people={cc} />}
      </div>
    </header>
  )
}

function Line({ label, people }: { label: string; people: Mailbox[] }) {
  const names = people.map(({ name, address }) => (name ? `${name} <${address}>` : address))
  return (
    <p>
      {label}: {names.join(', ')}
    </p>
  )
}
