import { useLocale } from 'next-intl'
import { daysOf, type View } from '@/lib/calendar/range'
import { daysIn, formatDate, type PlainDate } from '@/lib/vietnam/plain-date'

/** Days in words, in the reader's language. */
export function useDayWords() {
  const locale = useLocale()
  return {
    weekday: daysIn(locale, { weekday: 'short' }),
    month: daysIn(locale, { month: 'long' }),
    monthOfYear: daysIn(locale, { month: 'long', year: 'numeric' }),
    whole: daysIn(locale, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' }),
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
