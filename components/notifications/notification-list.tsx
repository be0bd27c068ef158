'use client'

import clsx from 'clsx'
import {
  AlarmClock,
  AtSign,
  Cake,
  FileCheck2,
  type LucideIcon,
  Mail,
  MailOpen,
  MessageCircle,
  Share2,
  UserRoundCheck,
} from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { ShownNotification } from '@/lib/notifications/queries'
import { formatRelative } from '@/lib/vietnam/date'

const ICONS: Record<ShownNotification['kind'], LucideIcon> = {
  reminder: AlarmClock,
  anniversary: Cake,
  assigned: UserRoundCheck,
  mention: MessageCircle,
  shared: Share2,
  mail: AtSign,
  job: FileCheck2,
}

type NotificationListProps = {
  rows: readonly ShownNotification[]
  /** By which "five minutes ago" is told, in milliseconds. */
  now: number
  onMark: (id: string, isRead: boolean) => void
  onOpen?: () => void
}

/** What the reader was told, the newest first; opening one marks it as read. */
export function NotificationList({ rows, now, onMark, onOpen }: NotificationListProps) {
  const t = useTranslations('notifications')
  const locale = useLocale()
  const timeZone = useTimeZone()
  return (
    <ul className="flex flex-col">
      {rows.map(({ id, kind, text, path, at, isRead }) => {
        const Icon = ICONS[kind]
        const words = clsx('line-clamp-3 [overflow-wrap:anywhere]', !isRead && 'font-medium')
        return (
          <li
            key={id}
            className="relative flex items-start gap-2 rounded-lg px-2 py-2 focus-within:bg-surface-hover hover:bg-surface-hover"
          >
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-text-muted" />
            <div className="min-w-0 flex-1">
              {path ? (
                <Link
                  href={path as ComponentProps<typeof Link>['href']}
                  className={clsx(words, 'after:absolute after:inset-0 after:rounded-lg')}
                  onClick={() => {
                    if (!isRead) onMark(id, true)
                    onOpen?.()
                  }}
                >
                  {text}
                </Link>
              ) : (
                <p className={words}>{text}</p>
              )}
              <p className="flex items-center gap-1.5 text-sm text-text-muted">
                {!isRead && (
                  <>
                    <span aria-hidden className="size-1.5 rounded-full bg-accent" />
                    <span className="sr-only">{t('isUnread')}</span>
                  </>
                )}
                <time dateTime={at}>{formatRelative(new Date(at), new Date(now), locale, timeZone)}</time>
              </p>
            </div>
            <IconButton
              size="sm"
              className="relative z-10"
              label={t(isRead ? 'markUnread' : 'markRead', { text })}
              icon={isRead ? <Mail /> : <MailOpen />}
              onClick={() => onMark(id, !isRead)}
            />
          </li>
        )
      })}
    </ul>
  )
}
