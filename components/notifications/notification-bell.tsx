'use client'

import { Bell } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useUnread } from '@/components/app/live'
import { IconButton } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'

const NotificationPanel = dynamic(
  () => import('./notification-panel').then((module) => module.NotificationPanel),
  { ssr: false },
)

/** How many notifications are unread, at all times; `count` is what the page knew when it was read. */
export function NotificationBell({ count }: { count: number }) {
  const t = useTranslations('notifications')
  const [unread, setUnread] = useState(count)
  const [stamp, setStamp] = useState('')
  const [open, setOpen] = useState(false)
  useEffect(() => setUnread(count), [count])
  useUnread((now) => {
    setUnread(now.unread)
    setStamp(`${now.unread} ${now.stamp}`)
  })
  return (
    <span className="relative inline-flex">
      <Popover
        label={t('title')}
        align="end"
        open={open}
        onOpenChange={setOpen}
        className="w-96"
        trigger={<IconButton label={t('bell', { count: unread })} icon={<Bell />} />}
      >
        <NotificationPanel stamp={stamp} onClose={() => setOpen(false)} />
      </Popover>
      {unread > 0 && (
        <span
          aria-hidden
          className="figures pointer-events-none absolute -end-1 -top-1 min-w-4 pointer-coarse:end-0.5 pointer-coarse:top-0.5 rounded-full bg-danger px-1 text-center font-medium text-danger-contrast text-xs leading-4"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  )
}
