import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateIn,
  daysBetween,
  daysIn,
  endOfMonth,
  formatDate,
  formatDateTime,
  formatDayMonth,
  formatRelative,
  formatRelativeDay,
  formatTime,
  formatToTheSecond,
  instantOf,
  monthOf,
  parseDate,
  startOfWeek,
  today,
  weekdayOf,
} from '@/lib/vietnam/date'

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10))
const zone = fc.constantFrom(
  'Asia/Ho_Chi_Minh',
  'UTC',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'America/Adak',
)

describe('parseDate', () => {
  test.each([
    ['21/11/2026', '2026-11-21'],
    ['1/2/2026', '2026-02-01'],
    [' 01-02-2026 ', '2026-02-01'],
    ['29.02.2024', '2024-02-29'],
    ['2026-11-21', '2026-11-21'],
  ])('reads %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso)
  })

  test.each([
    '',
    '31/02/2026',
    '29/02/2025',
    '32/1/2026',
    '1/13/2026',
    '0/1/2026',
    '1/1-2026',
    '1/1/26',
    '2026-2-1',
  ])('refuses "%s"', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  test('what is written reads back the same', () => {
    fc.assert(fc.property(date, (iso) => parseDate(formatDate(iso)) === iso && parseDate(iso) === iso))
  })
})

describe('the calendar', () => {
  test('writes days the Vietnamese way', () => {
    expect(formatDate('2026-03-09')).toBe('09/03/2026')
    expect(formatDayMonth('2026-03-09')).toBe('09/03')
  })

  test('days added are days between, and lead back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -20_000, max: 20_000 }), (iso, days) => {
        expect(daysBetween(iso, addDays(iso, days))).toBe(days)
        expect(addDays(addDays(iso, days), -days)).toBe(iso)
      }),
    )
  })

  test('a month added keeps to the last day of the shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
    expect(endOfMonth('2024-02-10')).toBe('2024-02-29')
  })

  test('months added move by that many months', () => {
    const index = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7))
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (iso, months) => {
        expect(index(addMonths(iso, months)) - index(iso)).toBe(months)
      }),
    )
  })

  test('the week begins on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-22')).toBe(7)
    fc.assert(
      fc.property(date, (iso) => {
        const monday = startOfWeek(iso)
        expect(weekdayOf(monday)).toBe(1)
        expect(daysBetween(monday, iso)).toBe(weekdayOf(iso) - 1)
      }),
    )
  })

  test('the month of a day', () => {
    expect(monthOf('2026-11-21')).toBe('2026-11')
  })
})

describe('instants in a zone', () => {
  const lateInUtc = new Date('2026-11-21T17:05:00Z')

  test('it is already tomorrow in Vietnam', () => {
    expect(today('Asia/Ho_Chi_Minh', lateInUtc)).toBe('2026-11-22')
    expect(dateIn(lateInUtc, 'UTC')).toBe('2026-11-21')
  })

  test('a date and a time are written with 24 hours', () => {
    expect(formatDateTime(lateInUtc)).toBe('22/11/2026 00:05')
    expect(formatToTheSecond(lateInUtc)).toMatch(/^22\/11\/2026 00:05:\d{2}$/)
    expect(formatTime(lateInUtc, 'UTC')).toBe('17:05')
  })

  test('a wall clock time in Vietnam is seven hours ahead', () => {
    expect(instantOf('2026-11-21', '08:30').toISOString()).toBe('2026-11-21T01:30:00.000Z')
    expect(instantOf('2026-11-21').toISOString()).toBe('2026-11-20T17:00:00.000Z')
  })

  test('a time skipped by summer time moves forward', () => {
    expect(formatDateTime(instantOf('2026-03-29', '02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe(
      '29/03/2026 03:30',
    )
  })

  test('noon of a day is on that day in every zone', () => {
    const recent = date.filter((iso) => iso > '1990')
    fc.assert(
      fc.property(recent, zone, (iso, timeZone) => {
        const noon = instantOf(iso, '12:00', timeZone)
        expect(dateIn(noon, timeZone)).toBe(iso)
        expect(formatTime(noon, timeZone)).toBe('12:00')
      }),
    )
  })
})

describe('relative words', () => {
  const now = new Date('2026-11-21T03:00:00Z')
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

  test.each([
    [0, 'now'],
    [-5, '5 minutes ago'],
    [180, 'in 3 hours'],
    [-36 * 60, '2 days ago'],
    [-30 * 60, 'yesterday'],
    [20 * 24 * 60, 'in 3 weeks'],
  ])('%i minutes are %s', (minutes, words) => {
    expect(formatRelative(at(minutes), now, 'en')).toBe(words)
  })

  test.each([
    [0, 'hôm nay'],
    [1, 'ngày mai'],
    [-1, 'hôm qua'],
    [-3, '3 ngày trước'],
    [-100, '3 tháng trước'],
    [-800, '2 năm trước'],
  ])('%i days are %s', (days, words) => {
    expect(formatRelativeDay(addDays('2026-11-21', days), '2026-11-21').toLowerCase()).toBe(words)
  })
})

test('days in words put the day before the month in both languages', () => {
  const whole = { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' } as const
  expect(daysIn('en', whole)('2026-12-04')).toMatch(/^Friday,? 04\/12\/2026$/)
  expect(daysIn('vi', whole)('2026-12-04')).toBe('Thứ Sáu, 04/12/2026')
})
