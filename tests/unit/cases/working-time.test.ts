import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterWorking, type WorkCalendar, workingMinutes } from '@/lib/cases/working-time'
import { addDays, dateIn, formatTime, instantOf, weekdayOf } from '@/lib/vietnam/date'

const OFFICE: WorkCalendar = {
  days: [1, 2, 3, 4, 5],
  spans: [
    { from: '08:00', until: '12:00' },
    { from: '13:30', until: '17:30' },
  ],
  holidays: new Set(['2027-02-05', '2027-02-08', '2027-02-09', '2027-01-01']),
  timeZone: 'Asia/Ho_Chi_Minh',
}
const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11))
const told = (moment: Date | null) => moment && `${dateIn(moment)} ${formatTime(moment)}`

test.each([
  ['within the morning', '2026-12-01 08:30', 60, '2026-12-01 09:30'],
  ['over lunch', '2026-12-01 11:30', 60, '2026-12-01 14:00'],
  ['at the end of a span', '2026-12-01 11:00', 60, '2026-12-01 12:00'],
  ['from before work', '2026-12-01 05:00', 60, '2026-12-01 09:00'],
  ['from the evening', '2026-12-01 20:00', 60, '2026-12-02 09:00'],
  ['over a weekend', '2026-12-04 17:00', 60, '2026-12-07 08:30'],
  ['over the end of a month', '2026-11-30 13:30', 480, '2026-12-01 12:00'],
  ['over New Year, a holiday before a weekend', '2026-12-31 17:00', 60, '2027-01-04 08:30'],
  ['over Tết', '2027-02-04 17:00', 60, '2027-02-10 08:30'],
])('[ED-33] a deadline counts working time %s', (_, from, minutes, due) => {
  expect(told(afterWorking(at(from), minutes, OFFICE))).toBe(due)
})

test('[ED-33] a company that never works never gets there', () => {
  expect(afterWorking(at('2026-12-01 08:00'), 60, { ...OFFICE, days: [] })).toBeNull()
})

const zones = fc.constantFrom(
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'UTC',
)
const hours = fc.constantFrom(
  [{ from: '08:00', until: '12:00' }],
  [
    { from: '08:00', until: '12:00' },
    { from: '13:30', until: '17:30' },
  ],
  [{ from: '00:00', until: '23:59' }],
  [
    { from: '06:15', until: '06:45' },
    { from: '22:00', until: '23:30' },
  ],
)
const calendars: fc.Arbitrary<WorkCalendar> = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  spans: hours,
  holidays: fc
    .array(
      fc.integer({ min: 0, max: 800 }).map((day) => addDays('2026-01-01', day)),
      { maxLength: 60 },
    )
    .map((days) => new Set(days)),
  timeZone: zones,
})
const moments = fc
  .integer({ min: 0, max: 700 * 1440 })
  .map((minute) => new Date(Date.parse('2026-01-01T00:00:00Z') + minute * 60_000))
const amounts = fc.integer({ min: 1, max: 4000 })

test('[ED-33] as much is worked until a deadline as was given, and it falls into working time', () => {
  fc.assert(
    fc.property(calendars, moments, amounts, (calendar, from, minutes) => {
      const due = afterWorking(from, minutes, calendar)
      if (!due) throw new Error('never')
      expect(workingMinutes(from, due, calendar)).toBe(minutes)
      const before = new Date(due.getTime() - 1)
      const day = dateIn(before, calendar.timeZone)
      expect(calendar.days).toContain(weekdayOf(day))
      expect(calendar.holidays.has(day)).toBe(false)
    }),
    { numRuns: 150 },
  )
})

test('[ED-33] time given in two parts is due when it is due given at once', () => {
  fc.assert(
    fc.property(calendars, moments, amounts, amounts, (calendar, from, one, other) => {
      const first = afterWorking(from, one, calendar) ?? from
      expect(afterWorking(first, other, calendar)).toEqual(afterWorking(from, one + other, calendar))
    }),
    { numRuns: 100 },
  )
})
