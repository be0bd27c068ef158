import { useLocale } from 'next-intl'
import { daysOf, type View } from '@/lib/calendar/range'
import { formatDate, type PlainDate } from '@/lib/vietnam/plain-date'

const written = (locale: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return (day: PlainDate) => format.format(new Date(`${day}T00:00:00Z`))
}

/** Days in words, in the reader's language. */
export function useDayWords() {
  const locale = useLocale()
  return {
    weekday: written(locale, { weekday: 'short' }),
    month: written(locale, { month: 'long' }),
    monthOfYear: written(locale, { month: 'long', year: 'numeric' }),
    whole: written(locale, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' }),
  }
}

/** What a view is headed by. */
export function useTitle(view: View, on: PlainDate): string {
  const words = useDayWords()
  const { from, to } = daysOf(view, on)
  if (view === 'day') return words.whole(on)
  if (view === 'month') return words.monthOfYear(on)
  if (view === 'year') return on.slice(0, 4)
  return `${formatDate(from)} – ${formatDate(to)}`
}
