'use client'

import { PhoneCall, PhoneMissed, PhoneOff } from 'lucide-react'
import type { Route } from 'next'
import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useUndo } from '@/components/records/use-undo'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Sheet } from '@/components/ui/sheet'
import { CALL_OUTCOMES, type CallOutcome, loggedCall } from '@/lib/activities/logged-call'
import { createRecord } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { formatTime } from '@/lib/vietnam/date'
import { newPath } from './new-path'

const ICONS = { answered: PhoneCall, unanswered: PhoneMissed, busy: PhoneOff }

type CallSheetProps = {
  /** Whom the call is about, as an activity names it. */
  about: Readonly<Record<string, string>>
  name: string
  dialledAt: Date
  viewer: Viewer
  onLogged: () => void
  onClose: () => void
}

/** After a number was dialled: one tap on how it went keeps the call as over. */
export function CallSheet({ about, name, dialledAt, viewer, onLogged, onClose }: CallSheetProps) {
  const t = useTranslations('activities.calls')
  const timeZone = useTimeZone()
  const { complain, follow } = useUndo(viewer, onLogged)
  const [pending, setPending] = useState<CallOutcome | null>(null)
  async function log(outcome: CallOutcome) {
    if (pending) return
    setPending(outcome)
    const said = t(`outcomes.${outcome}`)
    const subject = t('subject', { name }).slice(0, 200)
    const values = { ...about, ...loggedCall(outcome, dialledAt), subject, outcome: said }
    const result = await follow(createRecord('activity', values), t('logged', { outcome: said }))
    setPending(null)
    complain(result)
    if (!result?.ok) return
    onClose()
    onLogged()
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('log')}
      description={t('detail', { time: formatTime(dialledAt, timeZone) })}
    >
      <fieldset className="grid grid-cols-3 gap-2">
        <legend className="sr-only">{t('about')}</legend>
        {CALL_OUTCOMES.map((outcome) => {
          const Icon = ICONS[outcome]
          return (
            <Button
              key={outcome}
              pending={pending === outcome}
              icon={<Icon aria-hidden />}
              className="h-20! flex-col whitespace-normal! px-1!"
              onClick={() => void log(outcome)}
            >
              {t(`outcomes.${outcome}`)}
            </Button>
          )
        })}
      </fieldset>
      <LinkButton
        variant="ghost"
        className="mt-3 w-full"
        href={newPath(about, { kind: 'call', startsAt: dialledAt.toISOString() }) as Route}
      >
        {t('more')}
      </LinkButton>
    </Sheet>
  )
}
