import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Route } from 'next'
import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import type { Calendar } from '@/lib/records/calendar'
import { MONTH_LIMIT } from '@/lib/records/layouts'
import { addMonths, monthOf, type PlainDate } from '@/lib/vietnam/date'
import { CalendarAgenda } from './calendar-agenda'
import { CalendarWeeks } from './calendar-weeks'

export type CalendarMonthProps = {
  calendar: Calendar
  month: string
  today: PlainDate
  hrefOf: (id: string) => Route
  /** The list of all that is on a day. */
  dayHref: (day: PlainDate) => Route
  monthHref: (month: string) => Route
}

/** One month: a grid of weeks from Monday, on a phone the days that hold something. */
export function CalendarMonth(props: CalendarMonthProps) {
  const { calendar, month, today, monthHref } = props
  const t = useTranslations('records.calendar')
  const name = useMonthName(month)
  const step = (by: number) => monthHref(monthOf(addMonths(`${month}-01`, by)))
  return (
    <section aria-label={name} className="flex min-h-full flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg first-letter:uppercase sm:min-w-44" aria-live="polite">
          {name}
        </h2>
        <LinkButton href={step(-1)} data-step="previous" aria-label={t('previous')} icon={<ChevronLeft />} />
        <LinkButton href={monthHref(monthOf(today))}>{t('today')}</LinkButton>
        <LinkButton href={step(1)} data-step="next" aria-label={t('next')} icon={<ChevronRight />} />
        {calendar.total === 0 && <p className="text-sm text-text-muted">{t('empty')}</p>}
        {calendar.isCut && <p className="text-sm text-warning">{t('cut', { count: MONTH_LIMIT })}</p>}
      </div>
      <CalendarWeeks {...props} label={name} />
      <CalendarAgenda {...props} />
    </section>
  )
}

function useMonthName(month: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(useLocale(), options).format(new Date(`${month}-01T00:00:00Z`))
}
