'use client'

import { CalendarCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { byDay, clockAt, isWholeDay, minutesOn } from '@/lib/calendar/placed'
import { type Days, eachDay } from '@/lib/calendar/range'
import type { CalendarEvent, Taken } from '@/lib/calendar/shapes'
import type { PlainDate } from '@/lib/vietnam/plain-date'
import { EventChip } from './event-chip'
import { nameOf, type Shown } from './shown'
import { useDayWords } from './words'

/** Four weeks as a list: only the days that hold something. */
export function AgendaView({ days, ...shown }: Shown & { days: Days }) {
  const t = useTranslations('calendar')
  const words = useDayWords()
  const { data, zone, today, people, colorOf, onOpen } = shown
  const events = byDay(data.events, zone)
  const taken = byDay(data.taken, zone)
  const full = eachDay(days).filter((day) => events.has(day) || taken.has(day) || day in data.holidays)
  const timeOf = (each: CalendarEvent | Taken, day: PlainDate) => {
    const span = 'subject' in each && isWholeDay(each) ? null : minutesOn(each, day, zone)
    return span ? `${clockAt(span.from)}–${clockAt(span.to)}` : t('allDay')
  }
  if (full.length === 0)
    return (
      <EmptyState icon={<CalendarCheck />} title={t('empty')}>
        {t('emptyAbout')}
      </EmptyState>
    )
  return (
    <ol className="flex max-w-3xl flex-col gap-4">
      {full.map((day) => (
        <li key={day}>
          <h2 className="flex flex-wrap items-baseline gap-x-2 text-base">
            <span className={day === today ? 'text-accent first-letter:uppercase' : 'first-letter:uppercase'}>
              {words.whole(day)}
            </span>
            {day in data.holidays && (
              <span className="font-normal text-danger text-sm">{data.holidays[day]}</span>
            )}
          </h2>
          <ul className="mt-1 flex flex-col gap-1">
            {(events.get(day) ?? []).map((event) => (
              <li key={event.id}>
                <EventChip
                  event={event}
                  color={colorOf(event)}
                  time={timeOf(event, day)}
                  onOpen={() => onOpen(event)}
                  className="min-h-11 w-full items-center"
                >
                  <span className="figures block truncate">
                    {[timeOf(event, day), ...event.about].join(' · ')}
                  </span>
                </EventChip>
              </li>
            ))}
            {(taken.get(day) ?? []).map((each) => (
              <li
                key={`${each.memberId} ${each.startsAt}`}
                className="min-h-11 rounded-sm border border-dashed px-2 py-1 text-sm text-text-muted"
              >
                {t('busy')} · {nameOf(people, each)}
                <span className="figures block">{each.isAllDay ? t('allDay') : timeOf(each, day)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
