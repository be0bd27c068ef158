'use client'

import clsx from 'clsx'
import { Send } from 'lucide-react'
import type { Route } from 'next'
import { useTimeZone, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { Table, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { OutboxRow, OutboxState } from '@/lib/mail/outbound/outbox'
import { formatDateTime } from '@/lib/vietnam/date'
import { StateBadge } from '../message/state-badge'

type OutboxListProps = { rows: OutboxRow[]; next: string | null; state?: OutboxState; isFirst: boolean }

/** Outgoing mail, newest first; on a phone all of a mail stands under its subject. */
export function OutboxList({ rows, next, state, isFirst }: OutboxListProps) {
  const t = useTranslations('outbox')
  if (rows.length === 0)
    return (
      <EmptyState icon={<Send />} title={t('emptyTitle')}>
        {t('emptyText')}
      </EmptyState>
    )
  const page = (after?: string) => ({
    pathname: '/outbox' as const,
    query: { ...(state && { state }), ...(after && { after }) },
  })
  return (
    <>
      <Table label={t('title')} className="rounded-lg border">
        <TableHead>
          <tr>
            <TableHeader>{t('subject')}</TableHeader>
            <TableHeader className={WIDE}>{t('to')}</TableHeader>
            <TableHeader className={WIDE}>{t('record')}</TableHeader>
            <TableHeader>{t('state')}</TableHeader>
            <TableHeader className={WIDE}>{t('time')}</TableHeader>
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </Table>
      <div className="flex gap-2">
        {!isFirst && <LinkButton href={page()}>{t('first')}</LinkButton>}
        {next && <LinkButton href={page(next)}>{t('more')}</LinkButton>}
      </div>
    </>
  )
}

function Row({ row }: { row: OutboxRow }) {
  const t = useTranslations('outbox')
  const timeZone = useTimeZone()
  const { id, subject, to, fromName, sentAt, recordId, title, path, state, error } = row
  const at = new Date(sentAt)
  const people = to.map(({ name, address }) => name || address).join(', ')
  const time = formatDateTime(at, timeZone)
  return (
    <TableRow>
      <TableCell className="max-w-0 sm:max-w-xs">
        <Link href={`/outbox/${id}`} className="block truncate font-medium hover:underline">
          {subject}
        </Link>
        <span className="block truncate text-sm text-text-muted">{fromName}</span>
        <span className="block truncate text-sm text-text-muted md:hidden">
          {people} · {time}
        </span>
      </TableCell>
      <TableCell className={clsx(WIDE, 'max-w-60 truncate')}>{people}</TableCell>
      <TableCell className={clsx(WIDE, 'max-w-60 truncate')}>
        {recordId && title ? (
          <Link href={`${path}/${recordId}` as Route} className="hover:underline">
            {title}
          </Link>
        ) : (
          <span className="text-text-muted">{recordId ? '' : t('test')}</span>
        )}
      </TableCell>
      <TableCell className="w-px whitespace-nowrap">
        <StateBadge state={state} error={error} />
      </TableCell>
      <TableCell className={clsx(WIDE, 'w-px whitespace-nowrap')}>
        <time dateTime={at.toISOString()} className="figures">
          {time}
        </time>
      </TableCell>
    </TableRow>
  )
}

const WIDE = 'hidden md:table-cell'
