'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { PlainDate } from '@/lib/vietnam/plain-date'
import { DayRow } from './day-row'
import { HourColumn } from './hour-column'
import type { Person, Shown } from './shown'
import { useDayDrag } from './use-day-drag'
import { useHourDrag } from './use-hour-drag'
import { useDayWords } from './words'

export type Column = { key: string; day: PlainDate; person?: Person }
type HoursViewProps = Shown & { label: string; days: readonly PlainDate[] }

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const FIRST_SHOWN = 7
/** What stays at the left while days scroll under it. */
const MARGIN = 48

/** Days hour by hour. One day of several people has a column for each of them. */
export function HoursView({ label, days, ...shown }: HoursViewProps) {
  const t = useTranslations('calendar')
  const { people } = shown
  const scroller = useRef<HTMLDivElement>(null)
  const drag = useHourDrag(shown, scroller)
  const dayDrag = useDayDrag(shown)
  const isOfPeople = days.length === 1 && people.length > 1
  const columns: Column[] = isOfPeople
    ? people.map((person) => ({ key: person.id, day: days[0] ?? '', person }))
    : days.map((day) => ({ key: day, day }))
  useEffect(() => {
    const box = scroller.current
    const hour = box?.querySelector<HTMLElement>(`[data-hour="${FIRST_SHOWN}"]`)
    if (box && hour) box.scrollTop = hour.offsetTop - 8
    const now = box?.querySelector<HTMLElement>('[data-now]')
    if (box && now) box.scrollLeft = now.offsetLeft - MARGIN
  }, [])
  const template = {
    gridTemplateColumns: `3rem repeat(${columns.length}, minmax(${columns.length > 1 ? '6.5rem' : '0'}, 1fr))`,
  }
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      className="relative max-h-[calc(100dvh-11rem)] min-h-96 overflow-auto rounded-lg border bg-surface-raised max-md:max-h-[calc(100dvh-15rem)]"
    >
      <div className="min-w-fit">
        <div className="sticky top-0 z-20 border-b bg-surface-raised">
          <div className="grid" style={template}>
            <span className="sticky start-0 z-10 bg-surface-raised" />
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} {...shown} />
            ))}
          </div>
          <div className="grid border-t" style={template}>
            <span className="sticky start-0 z-10 bg-surface-raised px-1 py-1 text-end text-text-muted text-xs">
              {t('allDay')}
            </span>
            {columns.map((column) => (
              <DayRow key={column.key} column={column} drag={dayDrag} {...shown} />
            ))}
          </div>
        </div>
        <div className="grid" style={template}>
          <div className="sticky start-0 z-10 bg-surface-raised">
            {HOURS.map((hour) => (
              <div key={hour} data-hour={hour} className="h-12 pe-1.5 text-end">
                {hour > 0 && (
                  <span className="figures -translate-y-1/2 block text-text-muted text-xs leading-none">
                    {String(hour).padStart(2, '0')}:00
                  </span>
                )}
              </div>
            ))}
          </div>
          {columns.map((column) => (
            <HourColumn key={column.key} column={column} drag={drag} {...shown} />
          ))}
        </div>
      </div>
    </section>
  )
}

function ColumnHead({ column: { day, person }, today, data, onOpenDay }: Shown & { column: Column }) {
  const words = useDayWords()
  const holiday = data.holidays[day]
  if (person)
    return <div className="truncate border-s px-2 py-1.5 text-center font-medium">{person.name}</div>
  return (
    <div className="border-s text-center">
      <button
        type="button"
        aria-current={day === today ? 'date' : undefined}
        onClick={() => onOpenDay(day)}
        className="group w-full px-1 py-1 hover:bg-surface-hover"
      >
        <span className="block text-text-muted text-xs">{words.weekday(day)}</span>
        <span className="inline-grid size-7 place-items-center rounded-full font-semibold tabular-nums group-aria-[current]:bg-accent group-aria-[current]:text-accent-contrast">
          {Number(day.slice(8))}
        </span>
        {holiday && <span className="block truncate text-danger text-xs">{holiday}</span>}
      </button>
    </div>
  )
}
