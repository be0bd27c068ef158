'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Form } from '@/components/ui/form'
import { LinkButton } from '@/components/ui/link-button'
import { isWholeDay, minuteOf } from '@/lib/calendar/placed'
import type { CalendarEvent } from '@/lib/calendar/shapes'
import { dateIn, formatDate, formatDateTime } from '@/lib/vietnam/date'
import { BusyHint } from './busy-hint'
import { type Person, startOf, type When } from './shown'
import { WhenFields } from './when-fields'

type EventDialogProps = {
  event: CalendarEvent
  zone: string
  people: readonly Person[]
  onMove: (event: CalendarEvent, when: When) => void
  onClose: () => void
}

/** One event: what it is, the way to its page, and to another time by typing instead of dragging. */
export function EventDialog({ event, zone, people, onMove, onClose }: EventDialogProps) {
  const t = useTranslations('calendar')
  const { choice } = useFieldWords('activity')
  const form = useId()
  const isTimed = !isWholeDay(event)
  const [when, setWhen] = useState(() => whenOf(event, zone))
  const save = (submitted: FormEvent) => {
    submitted.preventDefault()
    onMove(event, isTimed ? when : { day: when.day })
    onClose()
  }
  const names = people.flatMap(({ id, name }) => (event.people.includes(id) ? [name] : []))
  const told = event.startsAt
    ? formatDateTime(new Date(event.startsAt), zone)
    : event.dueOn && formatDate(event.dueOn)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={event.subject}
      description={[choice('kind', event.kind), told, ...event.about, names.join(', ')]
        .filter(Boolean)
        .join(' · ')}
      footer={
        <>
          <LinkButton href={`/activities/${event.id}`}>{t('open')}</LinkButton>
          {event.canWrite && (
            <Button type="submit" form={form} variant="primary">
              {t('move')}
            </Button>
          )}
        </>
      }
    >
      {event.canWrite ? (
        <Form id={form} onSubmit={save}>
          <WhenFields when={when} onChange={setWhen} isTimed={isTimed} />
          {isTimed && (
            <BusyHint
              memberIds={event.people}
              activityId={event.id}
              startsAt={startOf(when, zone)}
              minutes={when.minutes}
              onPick={(free) =>
                setWhen({ ...when, day: dateIn(free, zone), from: minuteOf(free.toISOString(), zone) })
              }
            />
          )}
        </Form>
      ) : (
        <p className="text-text-muted">{t('notYours')}</p>
      )}
    </Dialog>
  )
}

function whenOf({ startsAt, endsAt, dueOn }: CalendarEvent, zone: string): When {
  if (!startsAt) return { day: dueOn ?? '' }
  const minutes = endsAt ? Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) : undefined
  return { day: dateIn(new Date(startsAt), zone), from: minuteOf(startsAt, zone), minutes }
}
