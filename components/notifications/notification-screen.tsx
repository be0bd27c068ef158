'use client'

import { Bell, CheckCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useUnread } from '@/components/app/live'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Segmented } from '@/components/ui/segmented'
import type { ShownNotification } from '@/lib/notifications/queries'
import { NotificationList } from './notification-list'
import { useNotifications } from './use-notifications'

type NotificationScreenProps = {
  page: { rows: ShownNotification[]; next: string | null }
  unreadOnly: boolean
  isFirst: boolean
  now: number
}

/** Everything the reader was told. */
export function NotificationScreen({ page, unreadOnly, isFirst, now }: NotificationScreenProps) {
  const t = useTranslations('notifications')
  const router = useRouter()
  const { rows, mark, markAll } = useNotifications(page.rows)
  useUnread(() => router.refresh())
  const only = unreadOnly ? 'unread=1' : ''
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <Button icon={<CheckCheck />} onClick={markAll}>
            {t('markAll')}
          </Button>
        }
      >
        <Segmented
          label={t('which')}
          value={unreadOnly ? 'unread' : 'all'}
          options={(['all', 'unread'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(value) => router.push(value === 'unread' ? '/notifications?unread=1' : '/notifications')}
        />
      </PageHeader>
      <div className="flex max-w-3xl flex-col gap-3 px-1 pb-8 md:px-2">
        {rows.length === 0 ? (
          <EmptyState icon={<Bell />} title={t(unreadOnly ? 'nothingUnread' : 'emptyTitle')}>
            {!unreadOnly && t('empty')}
          </EmptyState>
        ) : (
          <NotificationList rows={rows} now={now} onMark={mark} />
        )}
        <div className="flex gap-2 px-2">
          {!isFirst && <LinkButton href={`/notifications?${only}`}>{t('newest')}</LinkButton>}
          {page.next && (
            <LinkButton href={`/notifications?${only}&after=${encodeURIComponent(page.next)}`}>
              {t('older')}
            </LinkButton>
          )}
        </div>
      </div>
    </>
  )
}
