'use client'

import { Bell, CheckCheck, Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Spinner } from '@/components/ui/spinner'
import { notificationPage } from '@/lib/notifications/actions'
import type { ShownNotification } from '@/lib/notifications/queries'
import { NotificationList } from './notification-list'
import { useNotifications } from './use-notifications'

const NONE: ShownNotification[] = []
/** What a question for the newest was answered with; null when it failed. */
type Loaded = { asked: string; rows: ShownNotification[] | null }

/** The newest notifications beside the bell; `stamp` changes whenever there are others. */
export function NotificationPanel({ stamp, onClose }: { stamp: string; onClose: () => void }) {
  const t = useTranslations('notifications')
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [tries, setTries] = useState(0)
  const asked = `${stamp} ${tries}`
  useEffect(() => {
    let isOver = false
    notificationPage({})
      .catch(() => null)
      .then((result) => !isOver && setLoaded({ asked, rows: result?.ok ? result.data.rows : null }))
    return () => {
      isOver = true
    }
  }, [asked])
  const hasFailed = loaded?.rows === null && loaded.asked === asked
  const { rows, mark, markAll } = useNotifications(loaded?.rows ?? NONE)

  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h2 className="px-2 text-base">{t('title')}</h2>
        <Button size="sm" variant="ghost" icon={<CheckCheck />} onClick={markAll}>
          {t('markAll')}
        </Button>
      </div>
      {!loaded?.rows && !hasFailed && <Spinner className="mx-auto my-8 size-5" />}
      {hasFailed && (
        <div role="alert" className="flex flex-col items-center gap-2 py-6">
          <p>{t('failed')}</p>
          <Button size="sm" onClick={() => setTries(tries + 1)}>
            {t('again')}
          </Button>
        </div>
      )}
      {loaded?.rows?.length === 0 && (
        <EmptyState icon={<Bell />} title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      )}
      <div className="max-h-[60vh] overflow-y-auto">
        <NotificationList rows={rows} now={Date.now()} onMark={mark} onOpen={onClose} />
      </div>
      <div className="flex justify-between gap-2 border-t pt-2">
        <LinkButton size="sm" variant="ghost" href="/notifications" onClick={onClose}>
          {t('seeAll')}
        </LinkButton>
        <LinkButton
          size="sm"
          variant="ghost"
          icon={<Settings2 />}
          href="/profile#notifications"
          onClick={onClose}
        >
          {t('settings')}
        </LinkButton>
      </div>
    </div>
  )
}
