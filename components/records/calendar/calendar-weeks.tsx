import clsx from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { addDays, formatDate } from '@/lib/vietnam/date'
import { CalendarGrid } from './calendar-grid'
import type { CalendarMonthProps } from './calendar-month'

/** As many records of a day as a cell shows. */
const SHOWN = 3
const A_MONDAY = '2026-11-02'

/** The grid: Tab leads to one day, arrows to the others. */
export function CalendarWeeks({ label, ...props }: CalendarMonthProps & { label: string }) {
  const { calendar, month, today } = props
  const stop = today.startsWith(month) ? today : `${month}-01`
  return (
    <CalendarGrid label={label}>
      <WeekDays />
      <tbody>
        {calendar.weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map(({ day, records }) => (
              <Day key={day} {...props} day={day} records={records} isStop={day === stop} />
            ))}
          </tr>
        ))}
      </tbody>
    </CalendarGrid>
  )
}

function WeekDays() {
  const locale = useLocale()
  const word = (weekday: 'short' | 'long', at: number) =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(addDays(A_MONDAY, at)))
  return (
    <thead>
      <tr>
        {[0, 1, 2, 3, 4, 5, 6].map((at) => (
          <th
            key={at}
            scope="col"
            abbr={word('long', at)}
            className="border-b px-2 py-1 text-start font-medium text-sm text-text-muted"
          >
            {word('short', at)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type DayProps = CalendarMonthProps &
  CalendarMonthProps['calendar']['weeks'][number][number] & { isStop: boolean }

function Day({ day, records, month, today, isStop, hrefOf, dayHref }: DayProps) {
  const t = useTranslations('records.calendar')
  const isOther = !day.startsWith(month)
  const isToday = day === today
  const rest = records.length - SHOWN
  return (
    <td
      data-day={day}
      tabIndex={isStop ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      aria-label={t('day', { day: formatDate(day), count: records.length })}
      className={clsx(
        'h-28 border-b border-s align-top first:border-s-0 -outline-offset-2',
        isOther && 'bg-surface-sunken',
      )}
    >
      <div className="flex flex-col gap-0.5 p-1">
        <span
          className={clsx(
            'grid size-6 place-items-center rounded-full text-sm tabular-nums',
            isToday ? 'bg-accent font-semibold text-accent-contrast' : isOther && 'text-text-muted',
          )}
        >
          {Number(day.slice(8))}
        </span>
        {records.slice(0, SHOWN).map(({ id, title }) => (
          <Link
            key={id}
            href={hrefOf(id)}
            className="block truncate rounded-sm bg-accent-soft px-1.5 py-0.5 text-sm text-text hover:underline"
          >
            {title}
          </Link>
        ))}
        {rest > 0 && (
          <Link
            href={dayHref(day)}
            aria-label={t('more', { count: rest, day: formatDate(day) })}
            className="rounded-sm px-1.5 text-accent text-sm hover:underline"
          >
            +{rest}
          </Link>
        )}
      </div>
    </td>
  )
}
