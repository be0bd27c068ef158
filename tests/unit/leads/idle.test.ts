import { expect, test } from 'vitest'
import { idleBefore } from '@/lib/leads/recycling/idle'

const at = (text: string) => new Date(text)

test.each([
  // In Vietnam it is 3 in the morning of the 28th: the 21st is seven whole days ago, the 22nd is not.
  ['Asia/Ho_Chi_Minh', '2026-11-27T20:00:00Z', 7, '2026-11-21T17:00:00.000Z'],
  // The same moment is still the 27th in Los Angeles.
  ['America/Los_Angeles', '2026-11-27T20:00:00Z', 7, '2026-11-21T08:00:00.000Z'],
  ['Asia/Ho_Chi_Minh', '2026-11-27T16:59:59Z', 1, '2026-11-26T17:00:00.000Z'],
  ['Asia/Ho_Chi_Minh', '2026-11-27T17:00:00Z', 1, '2026-11-27T17:00:00.000Z'],
  // The clocks of Berlin went back on the 25th of October: a day of 25 hours is one day.
  ['Europe/Berlin', '2026-10-27T02:00:00Z', 3, '2026-10-24T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-27T02:00:00Z', 1, '2026-10-26T23:00:00.000Z'],
  // Over the end of a year and a leap day.
  ['Asia/Ho_Chi_Minh', '2028-03-01T03:00:00Z', 2, '2028-02-28T17:00:00.000Z'],
  ['Asia/Ho_Chi_Minh', '2027-01-02T03:00:00Z', 5, '2026-12-28T17:00:00.000Z'],
])('in %s at %s, %i days of standing still began before %s', (timeZone, now, days, before) => {
  expect(idleBefore(days, timeZone, at(now)).toISOString()).toBe(before)
})

test('a lead changed late on a day counts from the end of that day', () => {
  const before = (now: string) => idleBefore(7, 'Asia/Ho_Chi_Minh', at(now))
  const changed = at('2026-11-20T16:30:00Z') // the 20th, 23:30
  expect(changed < before('2026-11-26T20:00:00Z')).toBe(true) // the 27th
  expect(changed < before('2026-11-26T16:00:00Z')).toBe(false) // still the 26th
})
