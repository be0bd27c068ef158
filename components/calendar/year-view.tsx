'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { daysOf, weeksOf } from '@/lib/calendar/range'
import { addMonths, formatDate, monthOf, type PlainDate } from '@/lib/vietnam/plain-date'
import type { Shown } from './shown'
import { useDayWords } from './words'

type YearViewProps = Shown & {
  on: PlainDate
  counts: Record<PlainDate, number>
  onOpenMonth: (day: PlainDate) => void
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at)

/** A year at a glance: which days hold something, and how much. */
export function YearView({ on, counts, onOpenMonth, ...shown }: YearViewProps) {
  const words = useDayWords()
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {MONTHS.map((at) => {
        const first = addMonths(`${on.slice(0, 4)}-01-01`, at)
        return (
          <section key={first} className="rounded-lg border bg-surface-raised p-2">
            <h2 className="text-base">
              <button
                type="button"
                onClick={() => onOpenMonth(first)}
                className="rounded-sm px-1 font-medium first-letter:uppercase hover:underline"
              >
                {words.month(first)}
              </button>
            </h2>
            <MonthOfYear first={first} counts={counts} {...shown} />
          </section>
        )
      })}
    </div>
  )
}

function MonthOfYear({
  first,
  counts,
  today,
  data,
  onOpenDay,
}: Shown & Pick<YearViewProps, 'counts'> & { first: PlainDate }) {
  const t = useTranslations('calendar')
  const words = useDayWords()
  return (
    <table className="mt-1 w-full table-fixed text-center" aria-label={words.monthOfYear(first)}>
      <tbody>
        {weeksOf(daysOf('month', first)).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day}>
                {monthOf(day) === monthOf(first) && (
                  <button
                    type="button"
                    onClick={() => onOpenDay(day)}
                    aria-current={day === today ? 'date' : undefined}
                    aria-label={t('dayOf', { day: formatDate(day), count: counts[day] ?? 0 })}
                    className={clsx(
                      'h-8 w-full rounded-sm text-sm tabular-nums hover:bg-surface-hover aria-[current]:outline-2 aria-[current]:outline-accent',
                      toneOf(counts[day] ?? 0),
                      day in data.holidays && 'text-danger',
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const toneOf = (count: number) =>
  count === 0 ? '' : count < 4 ? 'bg-accent-soft' : 'bg-accent-soft font-bold underline'
