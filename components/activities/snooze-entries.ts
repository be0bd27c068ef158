import type { MenuEntry } from '@/components/ui/menu-entries'
import { addDays, formatDayMonth, type PlainDate, startOfWeek } from '@/lib/vietnam/plain-date'

type Words = (key: 'tomorrow' | 'inDays' | 'nextWeek', values?: { days: number }) => string

/** The days to which something is usually put off. */
export function snoozeEntries(today: PlainDate, t: Words, pick: (on: PlainDate) => void): MenuEntry[] {
  const to = (label: string, on: PlainDate): MenuEntry => ({
    label,
    hint: formatDayMonth(on),
    onSelect: () => pick(on),
  })
  return [
    to(t('tomorrow'), addDays(today, 1)),
    to(t('inDays', { days: 3 }), addDays(today, 3)),
    to(t('inDays', { days: 7 }), addDays(today, 7)),
    to(t('nextWeek'), addDays(startOfWeek(today), 7)),
  ]
}
