import { useLocale } from 'next-intl'
import { Link } from '@/components/ui/link'
import { daysIn } from '@/lib/vietnam/plain-date'
import type { CalendarMonthProps } from './calendar-month'

/** The month on a phone: only the days that hold something. */
export function CalendarAgenda({ calendar, month, hrefOf }: CalendarMonthProps) {
  const write = daysIn(useLocale(), { weekday: 'long', day: '2-digit', month: '2-digit' })
  const days = calendar.weeks.flat().filter(({ day, records }) => day.startsWith(month) && records.length > 0)
  return (
    <ul className="flex flex-col gap-3 md:hidden">
      {days.map(({ day, records }) => (
        <li key={day}>
          <h3 className="font-medium text-sm text-text-muted first-letter:uppercase">{write(day)}</h3>
          <ul className="mt-1 flex flex-col divide-y rounded-lg border bg-surface-raised">
            {records.map(({ id, title }) => (
              <li key={id}>
                <Link href={hrefOf(id)} className="flex min-h-11 items-center px-3 font-medium">
                  <span className="truncate">{title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
