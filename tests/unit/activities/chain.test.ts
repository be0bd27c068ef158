import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainType, chainOf, cycleFrom, dayAfter } from '@/lib/activities/chain'
import { addDays, addMonths, weekdayOf } from '@/lib/vietnam/plain-date'

const HOLIDAYS = new Set(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'])
const rule = { delay: 1, delayUnit: 'days', skipsWeekends: true, skipsHolidays: true } as const

test.each([
  ['the next day', '2026-12-01', rule, '2026-12-02'],
  ['Monday instead of Saturday', '2026-12-04', rule, '2026-12-07'],
  ['Saturday where weekends count', '2026-12-04', { ...rule, skipsWeekends: false }, '2026-12-05'],
  ['after Tết', '2027-02-04', rule, '2027-02-10'],
  ['two weeks on', '2026-12-01', { ...rule, delay: 2, delayUnit: 'weeks' as const }, '2026-12-15'],
  [
    'the last day of a shorter month',
    '2027-01-31',
    { ...rule, delayUnit: 'months' as const, skipsWeekends: false },
    '2027-02-28',
  ],
  ['the same day', '2026-12-01', { ...rule, delay: 0 }, '2026-12-01'],
])('[EV-16] what follows is due %s', (_, from, how, day) => {
  expect(dayAfter(from, how, HOLIDAYS)).toBe(day)
})

const days = fc.integer({ min: 0, max: 5000 }).map((offset) => addDays('2024-01-01', offset))
const delays = fc.record({
  delay: fc.integer({ min: 0, max: 40 }),
  delayUnit: fc.constantFrom('days' as const, 'weeks' as const, 'months' as const),
  skipsWeekends: fc.boolean(),
  skipsHolidays: fc.boolean(),
})
const holidays = fc.array(days, { maxLength: 200 }).map((list) => new Set(list))

test('[EV-16] no day that is skipped is ever chosen, and the first that is none is', () => {
  fc.assert(
    fc.property(days, delays, holidays, (from, how, off) => {
      const plain =
        how.delayUnit === 'months'
          ? addMonths(from, how.delay)
          : addDays(from, how.delay * (how.delayUnit === 'weeks' ? 7 : 1))
      const isFree = (day: string) =>
        !(how.skipsWeekends && weekdayOf(day) > 5) && !(how.skipsHolidays && off.has(day))
      const day = dayAfter(from, how, off)
      expect(isFree(day)).toBe(true)
      for (let each = plain; each < day; each = addDays(each, 1)) expect(isFree(each)).toBe(false)
    }),
  )
})

const type = (id: string, follows: string, nextIds: string[] = []): ChainType => ({
  ...{ id, name: id.toUpperCase(), follows, nextIds },
  ...rule,
})

test('[EV-16] the simulator shows what is set off and at the end what is suggested', () => {
  const types = [type('a', 'trigger', ['b']), type('b', 'suggest', ['a', 'c']), type('c', 'none')]
  const [first] = types
  expect(first && chainOf(first, '2026-12-03', types, HOLIDAYS)).toEqual([
    { id: 'b', name: 'B', day: '2026-12-04', isSuggested: false },
    { id: 'a', name: 'A', day: '2026-12-07', isSuggested: true },
    { id: 'c', name: 'C', day: '2026-12-07', isSuggested: true },
  ])
})

test('[EV-16] a chain that leads back to its beginning is found, however long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (length) => {
      const links = Array.from({ length }, (_, at) => ({ from: String(at), to: String((at + 1) % length) }))
      expect(cycleFrom('0', links)).toHaveLength(length + 1)
      expect(cycleFrom('0', links.slice(0, -1))).toBeNull()
    }),
  )
  expect(
    cycleFrom('x', [
      { from: 'x', to: 'a' },
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ]),
  ).toBeNull()
})
