'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { lanesOf } from '@/lib/calendar/lanes'
import { clockAt, DAY, isWholeDay, isWithinDay, LEAST, minuteOf, minutesOn } from '@/lib/calendar/placed'
import { EventChip } from './event-chip'
import type { Column } from './hours-view'
import { nameOf, type Shown } from './shown'
import type { HourDrag } from './use-hour-drag'

const HOUR_REM = 3

/** The hours of a day: what happens at which, side by side where it overlaps. */
export function HourColumn({ column, drag, ...shown }: Shown & { column: Column; drag: HourDrag }) {
  const { data, zone, today, people, colorOf, onOpen } = shown
  const { day, person, key } = column
  const t = useTranslations('calendar')
  const events = data.events.flatMap((event) => {
    const isHere = !person || event.people.includes(person.id)
    const span = isHere && !isWholeDay(event) ? minutesOn(event, day, zone) : null
    return span ? [{ event, taken: null, ...span }] : []
  })
  const taken = data.taken.flatMap((each) => {
    const isHere = !each.isAllDay && (!person || each.memberId === person.id)
    const span = isHere ? minutesOn(each, day, zone) : null
    return span ? [{ event: null, taken: each, ...span }] : []
  })
  const all = [...events, ...taken]
  const lanes = lanesOf(all.map(({ from, to }) => ({ from, to: Math.max(to, from + LEAST) })))
  const { ghost } = drag
  return (
    <div
      data-column={key}
      data-day={day}
      data-now={day === today || undefined}
      onPointerDown={drag.plan}
      className={clsx(
        'relative border-s bg-[repeating-linear-gradient(to_bottom,var(--border)_0_1px,transparent_1px_3rem)]',
        day in data.holidays && 'bg-surface-sunken',
      )}
      style={{ height: `${(DAY / 60) * HOUR_REM}rem` }}
    >
      {all.map(({ event, taken, from, to }, at) => {
        const style = { ...heightOf(from, to), ...widthOf(lanes[at] ?? { lane: 0, of: 1 }) }
        const time = `${clockAt(from)}–${clockAt(to)}`
        if (taken)
          return (
            <div
              key={`${taken.memberId} ${taken.startsAt} ${taken.endsAt}`}
              role="note"
              aria-label={t('busyOf', { time, name: nameOf(people, taken) })}
              style={style}
              className="pointer-events-none absolute overflow-hidden rounded-sm border border-dashed bg-surface-sunken px-1.5 py-0.5 text-sm text-text-muted leading-tight"
            >
              {t('busy')}
              {!person && people.length > 1 && (
                <span className="block truncate">{nameOf(people, taken)}</span>
              )}
            </div>
          )
        return (
          <EventChip
            key={event.id}
            event={event}
            color={colorOf(event)}
            time={time}
            style={style}
            onOpen={() => onOpen(event)}
            onPointerDown={(pressed) => drag.move(pressed, event, day)}
            isLifted={ghost?.id === event.id}
            className={clsx('absolute z-1 items-start', event.canWrite && 'cursor-grab')}
          >
            {to - from > LEAST && <span className="figures block truncate">{time}</span>}
            {to - from > LEAST && event.about.length > 0 && (
              <span className="block truncate">{event.about.join(' · ')}</span>
            )}
            {event.canWrite && isWithinDay(event, zone) && (
              <span
                aria-hidden
                data-resize
                onPointerDown={(pressed) => drag.resize(pressed, event, day, key)}
                className="absolute inset-x-0 bottom-0 h-2 cursor-ns-resize"
              />
            )}
          </EventChip>
        )
      })}
      {ghost?.column === key && (
        <div
          className="figures pointer-events-none absolute inset-x-0.5 z-2 rounded-sm border-2 border-accent bg-accent-soft/80 px-1.5 text-sm text-text"
          style={heightOf(ghost.from, ghost.to)}
        >
          {clockAt(ghost.from)}–{clockAt(ghost.to)}
        </div>
      )}
      {day === today && <Now zone={zone} />}
    </div>
  )
}

const heightOf = (from: number, to: number) => ({
  top: `${(from / 60) * HOUR_REM}rem`,
  height: `${(Math.max(to - from, LEAST) / 60) * HOUR_REM - 0.0625}rem`,
})

const widthOf = ({ lane, of }: { lane: number; of: number }) => ({
  insetInlineStart: `calc(${(lane / of) * 100}% + 1px)`,
  width: `calc(${100 / of}% - 3px)`,
})

/** The hand of the clock. */
function Now({ zone }: { zone: string }) {
  const [minute, setMinute] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setMinute(minuteOf(new Date().toISOString(), zone))
    tick()
    const timer = setInterval(tick, 60_000)
    return () => clearInterval(timer)
  }, [zone])
  if (minute === null) return null
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-3 border-danger border-t-2"
      style={{ top: `${(minute / 60) * HOUR_REM}rem` }}
    />
  )
}
