'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { byDay, clockAt, isWholeDay, minuteOf } from '@/lib/calendar/placed'
import { type Days, weeksOf } from '@/lib/calendar/range'
import type { CalendarEvent, Taken } from '@/lib/calendar/shapes'
import { formatDate, monthOf, type PlainDate } from '@/lib/vietnam/plain-date'
import { EventChip } from './event-chip'
import { followPointer } from './follow-pointer'
import { nameOf, type Shown } from './shown'
import { type DayDrag, useDayDrag } from './use-day-drag'
import { useDayWords } from './words'

type MonthViewProps = Shown & { label: string; days: Days; on: PlainDate }

/** As much of a day as a cell has room for. */
const ROOM = 4

/** A month in whole weeks from Monday. */
export function MonthView({ label, days, on, ...shown }: MonthViewProps) {
  const words = useDayWords()
  const drag = useDayDrag(shown)
  const weeks = weeksOf(days)
  const events = byDay(shown.data.events, shown.zone)
  const taken = byDay(shown.data.taken, shown.zone)
  return (
    <table
      aria-label={label}
      className="w-full table-fixed border-separate border-spacing-0 rounded-lg border bg-surface-raised"
    >
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th
              key={day}
              scope="col"
              className="border-b px-1 py-1 font-medium text-sm text-text-muted md:px-2"
            >
              {words.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <MonthDay
                key={day}
                day={day}
                isOther={monthOf(day) !== monthOf(on)}
                events={events.get(day) ?? []}
                taken={taken.get(day) ?? []}
                drag={drag}
                {...shown}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type MonthDayProps = Shown & {
  day: PlainDate
  isOther: boolean
  events: CalendarEvent[]
  taken: Taken[]
  drag: DayDrag
}

function MonthDay({ day, isOther, events, taken, drag, ...shown }: MonthDayProps) {
  const { data, today, zone, people, colorOf, canCreate, onPlan, onOpen, onOpenDay } = shown
  const t = useTranslations('calendar')
  const count = events.length + taken.length
  const rest = count - ROOM
  const holiday = data.holidays[day]
  const timeOf = (event: CalendarEvent) =>
    isWholeDay(event) || !event.startsAt ? '' : clockAt(minuteOf(event.startsAt, zone))
  return (
    <td
      data-drop-day={day}
      onPointerDown={(pressed) => {
        if (pressed.target !== pressed.currentTarget || !canCreate) return
        followPointer(pressed, {
          move: ignored,
          drop: ignored,
          cancel: ignored,
          press: () => onPlan({ day }),
        })
      }}
      className={clsx(
        'h-16 border-b border-s p-0.5 align-top first:border-s-0 md:h-28',
        isOther && 'bg-surface-sunken',
        drag.over === day && 'bg-accent-soft',
      )}
    >
      <div className="pointer-events-none flex flex-col gap-0.5 *:pointer-events-auto">
        <button
          type="button"
          onClick={() => onOpenDay(day)}
          aria-current={day === today ? 'date' : undefined}
          aria-label={t('dayOf', { day: formatDate(day), count })}
          className="group flex min-h-6 items-center gap-1 rounded-sm text-start hover:bg-surface-hover max-md:min-h-11 max-md:flex-col"
        >
          <span
            className={clsx(
              'grid size-6 shrink-0 place-items-center rounded-full text-sm tabular-nums group-aria-[current]:bg-accent group-aria-[current]:font-semibold group-aria-[current]:text-accent-contrast',
              isOther && 'text-text-muted',
            )}
          >
            {Number(day.slice(8))}
          </span>
          {holiday && <span className="truncate text-danger text-xs max-md:hidden">{holiday}</span>}
          {count > 0 && <span className="figures text-accent text-xs md:hidden">{count}</span>}
        </button>
        <div className="flex flex-col gap-0.5 max-md:hidden">
          {events.slice(0, ROOM).map((event) => (
            <EventChip
              key={event.id}
              event={event}
              color={colorOf(event)}
              time={timeOf(event)}
              onOpen={() => onOpen(event)}
              onPointerDown={(pressed) => drag.start(pressed, event, day)}
              isLifted={drag.lifted === event.id}
            />
          ))}
          {taken.slice(0, Math.max(0, ROOM - events.length)).map((each) => (
            <p
              key={`${each.memberId} ${each.startsAt}`}
              className="truncate rounded-sm border border-dashed px-1.5 text-sm text-text-muted"
            >
              {clockAt(minuteOf(each.startsAt, zone))} {t('busy')}
              {people.length > 1 && ` · ${nameOf(people, each)}`}
            </p>
          ))}
          {rest > 0 && (
            <button
              type="button"
              onClick={() => onOpenDay(day)}
              aria-label={t('moreOf', { count: rest, day: formatDate(day) })}
              className="rounded-sm px-1.5 text-start text-accent text-sm hover:underline"
            >
              +{rest}
            </button>
          )}
        </div>
      </div>
    </td>
  )
}

const ignored = () => undefined
