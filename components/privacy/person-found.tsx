'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { useLogWords } from '@/components/audit/words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import type { Found } from '@/lib/privacy/holdings'
import { formatDateTime } from '@/lib/vietnam/date'
import { EraseDialog } from './erase-dialog'

type PersonFoundProps = { found: Found; requestId: string | null; onErasing: () => void }

const PAGE_OF: Readonly<Record<string, string>> = {
  opportunity: '/opportunities/',
  inbound_message: '/inbound/',
  data_request: '/settings/data-requests/',
}

/** What is held on one person, to be looked at, taken along or erased. */
export function PersonFound({ found, requestId, onErasing }: PersonFoundProps) {
  const t = useTranslations('privacy.person')
  const words = useLogWords()
  const timeZone = useTimeZone()
  const { person, records, messages, address, counts } = found
  const total = counts.kinds.reduce((sum, { count }) => sum + count, 0)
  if (total + counts.messages + counts.gone === 0 && !address)
    return <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
  const what = [
    ...counts.kinds.map(({ entity, count }) => t('count', { count, kind: words.kind(entity).toLowerCase() })),
    ...(counts.messages > 0 ? [t('countMessages', { count: counts.messages })] : []),
    ...(counts.gone > 0 ? [t('countGone', { count: counts.gone })] : []),
  ].join(', ')
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="me-auto font-medium">
          {what}
        </p>
        <form method="post" action="/api/personal-data" className="flex flex-wrap gap-2">
          <input type="hidden" name="email" value={person.email ?? ''} />
          <input type="hidden" name="phone" value={person.phone ?? ''} />
          <Button type="submit" name="format" value="json">
            {t('export')}
          </Button>
          <Button type="submit" name="format" value="text">
            {t('exportText')}
          </Button>
        </form>
        <EraseDialog person={person} what={what} requestId={requestId} onErasing={onErasing} />
      </div>
      {address?.reason && <p>{t('address', { reason: address.reason })}</p>}
      {counts.gone > 0 && <p className="text-text-muted">{t('gone', { count: counts.gone })}</p>}
      <Holdings title={t('records')} more={total - records.length}>
        {records.map(({ entity, id, title }) => (
          <li key={id} className="min-w-0 break-words">
            <span className="text-text-muted">{words.kind(entity)}</span>{' '}
            {PAGE_OF[entity] ? (
              <Link
                href={`${PAGE_OF[entity]}${id}` as ComponentProps<typeof Link>['href']}
                className="text-accent underline decoration-border-strong"
              >
                {title || t('noSubject')}
              </Link>
            ) : (
              title
            )}
          </li>
        ))}
      </Holdings>
      <Holdings title={t('messages')} more={counts.messages - messages.length}>
        {messages.map(({ id, subject, sentAt, direction }) => (
          <li key={id} className="min-w-0 break-words">
            <time className="figures text-sm text-text-muted">
              {formatDateTime(new Date(sentAt), timeZone)}
            </time>{' '}
            {t(direction)} · {subject || t('noSubject')}
          </li>
        ))}
      </Holdings>
    </>
  )
}

function Holdings({ title, more, children }: { title: string; more: number; children: ReactNode[] }) {
  const t = useTranslations('privacy.person')
  if (children.length === 0) return null
  return (
    <Card title={title}>
      <ul aria-label={title} className="flex flex-col gap-1.5">
        {children}
      </ul>
      {more > 0 && <p className="mt-2 text-sm text-text-muted">{t('more', { count: more })}</p>}
    </Card>
  )
}
