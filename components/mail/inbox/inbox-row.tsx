'use client'

import clsx from 'clsx'
import { Check, Mail as Letter, MailOpen, UserRoundPlus } from 'lucide-react'
import type { Route } from 'next'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button, IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Select } from '@/components/ui/select'
import { tip } from '@/components/ui/tip'
import type { InboxRow as Mail } from '@/lib/mail/inbox/queries'
import type { Option } from '@/lib/records/options'
import { formatRelative } from '@/lib/vietnam/date'
import { InboxMail } from './inbox-mail'
import { UnreadBadge } from './unread-mail'
import type { Inbox } from './use-inbox'

type InboxRowProps = { row: Mail; inbox: Inbox; members: readonly Option[]; now: number }

/** One mail that waits: from whom, since when, about what, and what can be done with it. */
export function InboxRow({ row, inbox, members, now }: InboxRowProps) {
  const t = useTranslations('inbox')
  const locale = useLocale()
  const timeZone = useTimeZone()
  const { id, fromName, fromAddress, subject, begins, since, path, recordId, title, isAnswering, unread } =
    row
  const isOpen = inbox.opened?.id === id
  const sender = fromName || fromAddress
  return (
    <li className="flex flex-col border-b last:border-b-0">
      <div
        className={clsx(
          'relative flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 focus-within:bg-surface-hover hover:bg-surface-hover',
          isOpen && 'bg-surface-hover',
        )}
      >
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex min-w-0 items-baseline gap-2">
            <button
              type="button"
              data-mail={id}
              aria-expanded={isOpen}
              onClick={() => inbox.open(row)}
              className={clsx(
                'min-w-0 flex-1 truncate text-start after:absolute after:inset-0',
                unread > 0 && 'font-semibold',
              )}
            >
              <span className={clsx(unread === 0 && 'font-medium')}>{sender}</span>{' '}
              <span className="font-normal text-text-muted">
                <span aria-hidden>· </span>
                {subject || t('noSubject')}
              </span>
            </button>
            <UnreadBadge count={unread} />
            <time dateTime={since} className="shrink-0 text-sm text-text-muted">
              {formatRelative(new Date(since), new Date(now), locale, timeZone)}
            </time>
          </div>
          <p className="truncate text-sm text-text-muted">{begins}</p>
          <p className="flex min-w-0 items-center gap-2 text-sm">
            <Link
              href={`${path}/${recordId}` as Route}
              className="relative z-10 truncate text-text-muted underline"
            >
              {title}
            </Link>
            {isAnswering && <Badge tone="accent">{t('answering')}</Badge>}
          </p>
        </div>
        <Deeds row={row} inbox={inbox} members={members} sender={sender} />
      </div>
      {isOpen && <InboxMail row={row} />}
    </li>
  )
}

type DeedsProps = Pick<InboxRowProps, 'row' | 'inbox' | 'members'> & { sender: string }

function Deeds({ row, inbox, members, sender }: DeedsProps) {
  const t = useTranslations('inbox')
  const { viewer, assign, done, turn } = inbox
  const { ownerId, ownerName, canAssign, canAnswer, unread } = row
  const [turned, Icon] = unread > 0 ? (['read', MailOpen] as const) : (['unread', Letter] as const)
  const options = members
    .filter(({ isArchived, id }) => !isArchived || id === ownerId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="relative z-10 flex items-center gap-1">
      {canAssign && viewer.id && ownerId !== viewer.id && (
        <Button size="sm" icon={<UserRoundPlus />} onClick={() => void assign(row, viewer.id ?? '', '')}>
          {t('take')}
        </Button>
      )}
      <div className="w-40">
        <Select
          aria-label={t('ownerOf', { sender })}
          options={options}
          value={ownerId ?? ''}
          placeholder={ownerName ?? t('nobody')}
          disabled={!canAssign}
          onChange={(id) => void assign(row, id, options.find(({ value }) => value === id)?.label ?? '')}
        />
      </div>
      <IconButton
        size="sm"
        label={t(`markOf.${turned}`, { sender })}
        {...tip(t(`mark.${turned}`), 'U')}
        icon={<Icon />}
        onClick={() => void turn(row)}
      />
      {canAnswer && (
        <IconButton
          size="sm"
          label={t('doneOf', { sender })}
          {...tip(t('doneTip'))}
          icon={<Check />}
          onClick={() => void done(row)}
        />
      )}
    </div>
  )
}
