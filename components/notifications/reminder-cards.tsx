'use client'

import { AlarmClock, X } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useRef } from 'react'
import { useSteps } from '@/components/activities/use-steps'
import { announce } from '@/components/ui/announcer'
import { Button, IconButton } from '@/components/ui/button'
import type { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { toastDone, toastError } from '@/components/ui/toaster'
import { markNotifications, putOffReminder } from '@/lib/notifications/actions'
import type { Popup } from '@/lib/notifications/queries'
import type { Viewer } from '@/lib/records/viewer'
import { formatTime } from '@/lib/vietnam/date'
import { useReminders } from './use-reminders'

/** More wait until these are answered. */
const MOST = 3

/**
 * Reminders in front of whatever page is open, until they are answered. They take no focus, and menus and
 * toasts go over them; on phones they stand at the top, away from the thumb.
 */
export function ReminderCards({ viewer, popups }: { viewer: Viewer; popups: readonly Popup[] }) {
  const t = useTranslations('notifications')
  const ui = useTranslations('ui')
  const timeZone = useTimeZone()
  const { shown, leave, putOff } = useReminders(popups)
  const { finish, dialog } = useSteps(viewer, () => {})
  useSpoken(shown)

  const read = (id: string) => {
    leave(id)
    void markNotifications({ ids: [id], isRead: true }).catch(() => null)
  }
  async function later(id: string) {
    const result = await putOffReminder({ id }).catch(() => null)
    if (!result?.ok) return toastError(result ? result.error.message : ui('unreachable'))
    putOff(id, result.data.popAt)
    toastDone(t('putOff', { time: formatTime(new Date(result.data.popAt), timeZone) }))
  }
  async function done({ id, item }: Popup) {
    if (await finish([item])) read(id)
  }

  return (
    <>
      {dialog}
      {shown.length > 0 && (
        <section
          aria-label={t('popups')}
          className="pointer-events-none fixed end-3 z-overlay flex w-96 max-w-[calc(100vw-1.5rem)] flex-col gap-2 max-md:top-[calc(var(--chrome-top)+0.5rem)] md:bottom-3 print:hidden"
        >
          {shown.slice(0, MOST).map((popup) => (
            <article
              key={popup.id}
              className="pointer-events-auto flex flex-col gap-2 rounded-lg border bg-surface-raised p-3 shadow-overlay"
            >
              <div className="flex items-start gap-2">
                <AlarmClock aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
                <p className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{popup.text}</p>
                <IconButton
                  size="sm"
                  label={t('close', { text: popup.text })}
                  icon={<X />}
                  onClick={() => read(popup.id)}
                />
              </div>
              <div className="flex flex-wrap gap-2">
                {popup.path && (
                  <LinkButton
                    size="sm"
                    variant="primary"
                    href={popup.path as ComponentProps<typeof Link>['href']}
                    onClick={() => read(popup.id)}
                  >
                    {t('open')}
                  </LinkButton>
                )}
                <Button size="sm" onClick={() => done(popup)}>
                  {t('done')}
                </Button>
                <Button size="sm" variant="ghost" onClick={() => later(popup.id)}>
                  {t('later')}
                </Button>
              </div>
            </article>
          ))}
        </section>
      )}
    </>
  )
}

/** Says each reminder once to who cannot see it, when nothing else is being said. */
function useSpoken(shown: readonly Popup[]) {
  const spoken = useRef(new Set<string>())
  useEffect(() => {
    const fresh = shown.filter(({ id, popAt }) => !spoken.current.has(`${id} ${popAt}`))
    for (const { id, popAt } of fresh) spoken.current.add(`${id} ${popAt}`)
    if (fresh.length > 0) announce(fresh.map(({ text }) => text).join('. '))
  }, [shown])
}
