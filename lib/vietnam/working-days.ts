import { FIXED_HOLIDAYS, LUNAR_HOLIDAYS } from './holidays'
import { addDays, type PlainDate, weekdayOf } from './plain-date'

/**
 * Monday to Friday, without the holidays above. Days off that the government sets anew each year (the rest of Tết,
 * the second day around 2/9, days in lieu) count as working days: a due date may come too early, not too late.
 */
export function isWorkingDay(day: PlainDate): boolean {
  const weekday = weekdayOf(day)
  return weekday < 6 && !FIXED_HOLIDAYS.has(day.slice(5)) && !LUNAR_HOLIDAYS.has(day)
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
