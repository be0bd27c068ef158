import { formatDate } from '@/lib/vietnam/plain-date'
import { parseRule, type Repeat } from './repeat'

/** Messages under `repeat`. */
type Say = (key: string, values?: Record<string, string | number>) => string

/** A rule in words: "Hằng tuần vào thứ Hai, thứ Tư, đến 31/12/2026". */
export function repeatWords(say: Say, rule: string): string {
  const repeat = parseRule(rule)
  if (!repeat) return rule
  const { every, interval, until, count } = repeat
  const often = say(`often.${every}`, { interval })
  const whole = [often, onWhich(say, repeat)].filter(Boolean).join(' ')
  if (until) return say('untilDay', { whole, day: formatDate(until) })
  return count ? say('times', { whole, count }) : whole
}

function onWhich(say: Say, { every, weekdays, nth, day, month }: Repeat): string {
  const named = weekdays.map((each) => say(`weekdays.${each}`)).join(', ')
  if (every === 'weekly') return say('onWeekdays', { days: named })
  if (every === 'yearly' && month === 2 && day === 29) return say('onLeapDay')
  if (every === 'yearly') return say('onDate', { day: day ?? 1, month: month ?? 1 })
  if (every !== 'monthly') return ''
  if (nth) return say(`nth.${nth < 0 ? 'last' : nth}`, { day: named })
  return dayWords(say, day ?? 1)
}

/** A day of a month, and what becomes of it where there is none. */
export const dayWords = (say: Say, day: number): string =>
  day === 31 ? say('onLastDay') : say(day > 28 ? 'onLateDay' : 'onDay', { day })
