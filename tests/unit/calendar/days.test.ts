import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedIn, keptPeople, pathTo, peopleKeptFor } from '@/lib/calendar/asked'
import { freeTimes } from '@/lib/calendar/free'
import { DAY, daysOn, minutesOn } from '@/lib/calendar/placed'
import { daysOf, eachDay, turned, VIEWS, weeksOf } from '@/lib/calendar/range'
import { addDays, instantOf, weekdayOf } from '@/lib/vietnam/date'

const VIETNAM = 'Asia/Ho_Chi_Minh'
const day = fc.integer({ min: 0, max: 9000 }).map((offset) => addDays('2020-01-01', offset))
const zone = fc.constantFrom(VIETNAM, 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'UTC')

test('every view holds its day; weeks begin on Monday, also those of a month', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...VIEWS), (on, view) => {
      const days = daysOf(view, on)
      expect(days.from <= on && on <= days.to).toBe(true)
      if (view !== 'week' && view !== 'month') return
      const weeks = weeksOf(days)
      for (const week of weeks) {
        expect(week).toHaveLength(7)
        expect(weekdayOf(week[0] ?? '')).toBe(1)
      }
      if (view === 'month') expect(weeks.flat()).toContain(`${on.slice(0, 7)}-01`)
    }),
  )
})

test('days, weeks and agendas follow each other without a gap', () => {
  for (const view of ['day', 'week', 'agenda'] as const)
    expect(daysOf(view, turned(view, '2026-12-30', 1)).from).toBe(addDays(daysOf(view, '2026-12-30').to, 1))
  expect(turned('month', '2026-01-31', 1)).toBe('2026-02-28')
  expect(turned('year', '2024-02-29', -1)).toBe('2023-02-28')
})

test('something stands on each of its days, and takes minutes of each, in any zone', () => {
  fc.assert(
    fc.property(
      day,
      zone,
      fc.integer({ min: 0, max: 95 }),
      fc.integer({ min: 1, max: 400 }),
      (on, where, at, quarters) => {
        const startsAt = new Date(+instantOf(on, '00:00', where) + at * 900_000)
        const endsAt = new Date(+startsAt + quarters * 900_000)
        const event = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
        const days = daysOn(event, where)
        expect(days).toEqual(eachDay({ from: days[0] ?? '', to: days.at(-1) ?? '' }))
        for (const each of days) {
          const span = minutesOn(event, each, where)
          expect(span).not.toBeNull()
          if (!span) continue
          expect(span.from).toBeGreaterThanOrEqual(0)
          expect(span.to).toBeGreaterThan(span.from)
          expect(span.to).toBeLessThanOrEqual(DAY)
        }
        expect(minutesOn(event, addDays(days[0] ?? '', -1), where)).toBeNull()
      },
    ),
  )
})

test('what ends at midnight stays in its day', () => {
  const event = { startsAt: '2026-12-01T15:00:00Z', endsAt: '2026-12-01T17:00:00Z' }
  expect(daysOn(event, VIETNAM)).toEqual(['2026-12-01'])
  expect(minutesOn(event, '2026-12-01', VIETNAM)).toEqual({ from: 22 * 60, to: DAY })
})

test('an address says what is shown; nonsense in it is passed over', () => {
  const given = { view: 'week' as const, on: '2026-12-01', who: ['me'] }
  expect(askedIn(new URLSearchParams('view=nope&on=2026-02-31'), given)).toEqual(given)
  const who = ['018f2b5e-0000-7000-8000-000000000001']
  const asked = { view: 'month' as const, on: '2027-01-05', who }
  expect(askedIn(new URL(pathTo(asked), 'http://x').searchParams, given)).toEqual(asked)
  expect(peopleKeptFor('a', keptPeople('a', who))).toEqual(who)
  expect(peopleKeptFor('b', keptPeople('a', who))).toBeNull()
})

test('free times are at working hours of working days, and nobody has anything else then', () => {
  const wanted = {
    minutes: 60,
    zone: VIETNAM,
    days: 14,
    most: 3,
    isDayOff: (on: string) => on === '2026-12-07',
  }
  const busy = [{ startsAt: '2026-12-04T01:00:00Z', endsAt: '2026-12-04T09:30:00Z' }]
  const found = freeTimes(busy, { ...wanted, from: new Date('2026-12-04T01:00:00Z') })
  // Friday is full until 16:30; Saturday, Sunday and the holiday are left out.
  expect(found.map((each) => each.toISOString())).toEqual([
    '2026-12-04T09:30:00.000Z',
    '2026-12-08T01:00:00.000Z',
    '2026-12-08T01:30:00.000Z',
  ])
})
