import { addDays, type PlainDate, weekdayOf } from './plain-date'

/** Public holidays on the same day each year. */
const FIXED = new Set(['01-01', '04-30', '05-01', '09-02'])
/** By the lunar calendar: the first three days of Tết and the Hùng Kings' day, as far as this table goes. */
const LUNAR = new Set([
  ...['2026-02-17', '2026-02-18', '2026-02-19', '2026-04-26'],
  ...['2027-02-06', '2027-02-07', '2027-02-08', '2027-04-16'],
  ...['2028-01-26', '2028-01-27', '2028-01-28', '2028-04-04'],
])

/**
 * Monday to Friday, without the holidays above. Days off that the government sets anew each year (the rest of Tết,
 * the second day around 2/9, days in lieu) count as working days: a due date may come too early, not too late.
 */
export function isWorkingDay(day: PlainDate): boolean {
  const weekday = weekdayOf(day)
  return weekday < 6 && !FIXED.has(day.slice(5)) && !LUNAR.has(day)
}

/** The day that is so many working days after another; the day itself does not count. */
export function addWorkingDays(from: PlainDate, days: number): PlainDate {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}
