'use client'

import { CornerDownLeft } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { useUndo } from '@/components/records/use-undo'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { begun } from '@/lib/activities/begun'
import { type Understood, understand } from '@/lib/activities/quick-add'
import { isTimed } from '@/lib/activities/times'
import { createRecord } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { formatDate, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { ActivityIcon } from './activity-icon'

type QuickAddProps = {
  today: PlainDate
  viewer: Viewer
  /** What the new activity is about. */
  about?: Readonly<Record<string, string>>
  onAdded: () => void
}

/** One line that plans something: it shows what was understood before it is saved. */
export function QuickAdd({ today, viewer, about = {}, onAdded }: QuickAddProps) {
  const t = useTranslations('activities.quick')
  const timeZone = useTimeZone()
  const { follow, complain } = useUndo(viewer, onAdded)
  const [text, setText] = useState('')
  const [pending, setPending] = useState(false)
  const meant = text.trim() ? understand(text, today) : null
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!meant?.subject || pending) return
    setPending(true)
    const values = { ...about, ...valuesOf(meant, today, timeZone) }
    const result = await follow(createRecord('activity', values), t('added', { subject: meant.subject }))
    setPending(false)
    complain(result)
    if (!result?.ok) return
    setText('')
    onAdded()
  }
  return (
    <form onSubmit={add} className="flex flex-col gap-1">
      <div className="flex gap-2">
        <Input
          aria-label={t('label')}
          placeholder={t('example')}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" pending={pending} disabled={!meant?.subject} icon={<CornerDownLeft />}>
          {t('add')}
        </Button>
      </div>
      <p role="status" className="min-h-5 text-sm text-text-muted">
        {meant && <Meant meant={meant} today={today} />}
      </p>
    </form>
  )
}

function Meant({ meant, today }: { meant: Understood; today: PlainDate }) {
  const { choice } = useFieldWords('activity')
  const { kind, subject, dueOn, time } = meant
  const day = dueOn ?? (isTimed(kind) ? today : null)
  const parts = [choice('kind', kind), subject, day && formatDate(day), time]
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <ActivityIcon name={kind} className="size-4 shrink-0" />
      <span className="truncate">{parts.filter(Boolean).join(' · ')}</span>
    </span>
  )
}

function valuesOf({ kind, subject, dueOn, time }: Understood, today: PlainDate, zone: string | undefined) {
  const day = dueOn ?? today
  const startsAt = time ? instantOf(day, time, zone).toISOString() : undefined
  if (!isTimed(kind)) return { kind, subject, dueOn, ...(startsAt ? { startsAt } : {}) }
  return {
    ...begun(zone, { kind, dueOn: day }),
    subject,
    dueOn: undefined,
    ...(startsAt ? { startsAt } : {}),
  }
}
