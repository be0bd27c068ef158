'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { daysOn, isWholeDay } from '@/lib/calendar/placed'
import { EventChip } from './event-chip'
import type { Column } from './hours-view'
import { nameOf, type Shown } from './shown'
import type { DayDrag } from './use-day-drag'

type DayRowProps = Shown & { column: Column; drag: DayDrag }

/** What is due on a day, and what takes the whole of it. */
export function DayRow({ column: { day, person }, drag, ...shown }: DayRowProps) {
  const { data, zone, people, colorOf, onOpen } = shown
  const t = useTranslations('calendar')
  const isHere = (of: readonly string[]) => !person || of.includes(person.id)
  const events = data.events.filter(
    (event) => isHere(event.people) && isWholeDay(event) && daysOn(event, zone).includes(day),
  )
  const taken = data.taken.filter(
    (each) => each.isAllDay && isHere([each.memberId]) && daysOn(each, zone).includes(day),
  )
  return (
    <div
      data-drop-day={day}
      className={clsx(
        'flex min-h-8 min-w-0 flex-col gap-0.5 border-s p-0.5',
        drag.over === day && 'bg-accent-soft',
      )}
    >
      {events.map((event) => (
        <EventChip
          key={event.id}
          event={event}
          color={colorOf(event)}
          time={t('allDay')}
          onOpen={() => onOpen(event)}
          onPointerDown={(pressed) => drag.start(pressed, event, day)}
          isLifted={drag.lifted === event.id}
        />
      ))}
      {taken.map((each) => (
        <p
          key={`${each.memberId} ${each.startsAt}`}
          className="truncate rounded-sm border border-dashed bg-surface-sunken px-1.5 text-sm text-text-muted"
        >
          {people.length > 1 && !person ? `${t('busy')} · ${nameOf(people, each)}` : t('busy')}
        </p>
      ))}
    </div>
  )
}
