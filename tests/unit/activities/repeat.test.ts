import fc from 'fast-check'
import ICAL from 'ical.js'
import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { daysOf, endedBefore, firstOn } from '@/lib/activities/occurrences'
import {
  FREQUENCIES,
  movedRule,
  nthOf,
  parseRule,
  type Repeat,
  repeatOn,
  ruleText,
} from '@/lib/activities/repeat'
import { repeatWords } from '@/lib/activities/repeat-words'
import { addDays, dateIn, endOfMonth, formatTime, instantOf, weekdayOf } from '@/lib/vietnam/date'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

const day = fc.integer({ min: 0, max: 365 * 8 }).map((n) => addDays('2024-01-01', n))
const frequency = fc.constantFrom(...FREQUENCIES)
const repeat: fc.Arbitrary<Repeat> = fc
  .record({
    every: frequency,
    on: day,
    interval: fc.integer({ min: 1, max: 6 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    byWeekday: fc.boolean(),
    end: fc.oneof(
      fc.constant({}),
      fc.record({ count: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ until: day }),
    ),
  })
  .map(({ every, on, interval, weekdays, byWeekday, end }) => ({
    ...repeatOn(every, on),
    ...(every === 'weekly' && { weekdays: weekdays.sort() }),
    ...(every === 'monthly' && byWeekday && { ...nthOf(on), day: null }),
    interval,
    ...end,
  }))

test('a rule that is written is read again', () => {
  fc.assert(
    fc.property(repeat, (each) => {
      expect(parseRule(ruleText(each))).toEqual(each)
    }),
  )
})

test.each([
  'FREQ=HOURLY',
  'FREQ=DAILY;BYHOUR=3',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;BYDAY=WE,MO',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYMONTHDAY=29,30',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;COUNT=2;UNTIL=20270101',
  'FREQ=DAILY;UNTIL=20270231',
  'FREQ=DAILY;COUNT=1000000',
  '',
  'FREQ=DAILY\r\nX:1',
])('%j is no rule that a form can ask for', (text) => {
  expect(parseRule(text)).toBeNull()
})

test('days come in order, none before its beginning or after its end, and as many as were asked for', () => {
  fc.assert(
    fc.property(repeat, day, (each, since) => {
      const days = daysOf(each, since, { limit: 60 })
      expect([...new Set(days)].sort()).toEqual(days)
      expect(days.every((one) => one >= since && (!each.until || one <= each.until))).toBe(true)
      if (each.count) expect(days).toHaveLength(Math.min(each.count, 60))
      else if (!each.until) expect(days).toHaveLength(60)
    }),
  )
})

/** The parser of Thunderbird, which knows no BYSETPOS among days of a month. */
test('another program reads the same days out of the rule', () => {
  const told = repeat.filter((each) => each.every !== 'monthly' || (each.day !== 29 && each.day !== 30))
  fc.assert(
    fc.property(told, day, (each, begun) => {
      const since = firstOn({ ...each, until: null }, begun) as string
      const walk = ICAL.Recur.fromString(ruleText(each)).iterator(ICAL.Time.fromDateString(since))
      const theirs = Array.from({ length: 30 }, () => walk.next()?.toString())
      expect(daysOf(each, since, { limit: 30 })).toEqual(theirs.filter(Boolean))
    }),
  )
})

test('a part of the days is a part of all of them', () => {
  fc.assert(
    fc.property(repeat, day, day, (each, since, from) => {
      const all = daysOf(each, since, { limit: 80, to: '2040-01-01' })
      const part = daysOf(each, since, { from, limit: 20, to: '2040-01-01' })
      const expected = all.filter((one) => one >= from).slice(0, 20)
      expect(part.slice(0, expected.length)).toEqual(expected)
    }),
  )
})

test('the day of a month is that day, or the last of a month that lacks it; none is left out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), day, (wanted, since) => {
      const rule = { ...repeatOn('monthly', since), day: wanted }
      const days = daysOf(rule, since, { limit: 30 })
      for (const one of days)
        expect(Number(one.slice(8))).toBe(Math.min(wanted, Number(endOfMonth(one).slice(8))))
      const months = days.map((one) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7)))
      expect(months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1)).toBe(true)
    }),
  )
})

/** Of the months or years of a rule, the days that RFC 5545 gives it by the letter. */
function byTheLetter(rule: string, since: string, most: number): string[] {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=')))
  const wanted = String(parts.BYMONTHDAY).split(',').map(Number)
  const step = Number(parts.INTERVAL ?? 1) * (parts.FREQ === 'YEARLY' ? 12 : 1)
  const found: string[] = []
  const [year = 0, month = 1] = since.split('-').map(Number)
  for (
    let at = 12 * year + (parts.BYMONTH ? Number(parts.BYMONTH) : month) - 1;
    found.length < most;
    at += step
  ) {
    const long = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate()
    const days = wanted.map((one) => (one < 0 ? long + one + 1 : one)).filter((one) => one <= long)
    for (const one of parts.BYSETPOS ? days.slice(-1) : days) {
      const on = new Date(Date.UTC(Math.floor(at / 12), at % 12, one)).toISOString().slice(0, 10)
      if (on >= since) found.push(on)
    }
  }
  return found
}

test('at the ends of months the rule says by the letter what the form shows', () => {
  const end = fc.tuple(day, fc.integer({ min: 0, max: 3 })).map(([on, by]) => addDays(endOfMonth(on), -by))
  const late = fc.record({
    on: end,
    every: fc.constantFrom('monthly', 'yearly'),
    interval: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(late, ({ on, every, interval }) => {
      const rule = { ...repeatOn(every as 'monthly', on), interval }
      const days = daysOf(rule, on, { limit: 24 })
      expect(days[0]).toBe(on)
      expect(days).toEqual(byTheLetter(ruleText(rule), on, 24))
      if (interval === 1) expect(days).toHaveLength(new Set(days.map((one) => one.slice(0, 7))).size)
    }),
  )
})

test.each(['vi', 'en'] as const)(
  'in %s a rule says what becomes of it where there is no such day',
  (locale) => {
    const say = createTranslator({ locale, messages: { vi, en }[locale], namespace: 'repeat' })
    const month = (wanted: number) => ({ ...repeatOn('monthly', '2027-01-15'), day: wanted })
    const words = [28, 29, 30, 31].map((wanted) => repeatWords(say as never, ruleText(month(wanted))))
    const leap = repeatWords(say as never, ruleText(repeatOn('yearly', '2028-02-29')))
    const short = { vi: /tháng thiếu ngày: ngày cuối/, en: /last day of a shorter month/ }[locale]
    const last = { vi: /vào ngày cuối tháng/, en: /on the last day of the month/ }[locale]
    expect(words.map((each) => [short.test(each), last.test(each)])).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [false, true],
    ])
    expect(leap).toMatch({ vi: /năm thường: 28\/2/, en: /28\/2 in other years/ }[locale])
  },
)

test('29 February is kept on the 28th when there is none', () => {
  const rule = repeatOn('yearly', '2024-02-29')
  expect(daysOf(rule, '2024-02-29', { limit: 5 })).toEqual([
    '2024-02-29',
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
  ])
})

test.each(['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/New_York'])(
  'the clock in %s shows the same time on each day',
  (zone) => {
    const clock = fc.tuple(fc.integer({ min: 4, max: 23 }), fc.constantFrom('00', '30'))
    fc.assert(
      fc.property(repeat, day, clock, (each, since, [hour, minute]) => {
        const time = `${String(hour).padStart(2, '0')}:${minute}`
        for (const one of daysOf(each, since, { limit: 40 })) {
          const at = instantOf(one, time, zone)
          expect([dateIn(at, zone), formatTime(at, zone)]).toEqual([one, time])
        }
      }),
    )
  },
)

test('a time that a clock change leaves out is an hour later that day', () => {
  const days = daysOf(repeatOn('daily', '2027-03-27'), '2027-03-27', { limit: 3 })
  const times = days.map((one) => formatTime(instantOf(one, '02:30', 'Europe/Berlin'), 'Europe/Berlin'))
  expect(times).toEqual(['02:30', '03:30', '02:30'])
})

test('what is moved to another day has that day among its own', () => {
  fc.assert(
    fc.property(repeat, day, fc.integer({ min: -40, max: 40 }), (each, since, by) => {
      const from = firstOn({ ...each, until: null }, since) as string
      const to = addDays(from, by)
      const moved = movedRule({ ...each, until: null }, from, to)
      expect(parseRule(ruleText(moved))).toEqual(moved)
      expect(firstOn(moved, to)).toBe(to)
    }),
  )
})

test('what ends before a day has all its days before it', () => {
  fc.assert(
    fc.property(repeat, day, fc.integer({ min: 0, max: 900 }), (each, since, by) => {
      const end = addDays(since, by)
      const all = daysOf(each, since, { limit: 1000, to: addDays(end, -1) })
      expect(daysOf(endedBefore(each, since, end), since, { limit: 1000 })).toEqual(all)
    }),
  )
})

test('a weekday of a month is the same one in every month', () => {
  const rule = { ...repeatOn('monthly', '2026-11-30'), ...nthOf('2026-11-30'), day: null }
  expect(ruleText(rule)).toBe('FREQ=MONTHLY;BYDAY=-1MO')
  expect(daysOf(rule, '2026-11-30', { limit: 3 })).toEqual(['2026-11-30', '2026-12-28', '2027-01-25'])
  expect(weekdayOf('2027-01-25')).toBe(1)
})
