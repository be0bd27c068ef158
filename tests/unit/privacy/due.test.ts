import { expect, test } from 'vitest'
import { dueDates, extended, nextDue } from '@/lib/privacy/due'
import { addWorkingDays, isWorkingDay } from '@/lib/vietnam/working-days'

test.each([
  ['2026-11-24', 2, '2026-11-26'],
  ['2026-11-27', 2, '2026-12-01'],
  ['2026-11-28', 2, '2026-12-01'],
  ['2026-04-29', 2, '2026-05-05'],
  ['2026-12-31', 1, '2027-01-04'],
  ['2027-02-05', 1, '2027-02-09'],
  ['2026-09-01', 1, '2026-09-03'],
])('from %s, %i working days lead to %s', (from, days, to) => {
  expect(addWorkingDays(from, days)).toBe(to)
})

test('what the government sets anew each year counts as a working day', () => {
  expect(isWorkingDay('2026-09-03')).toBe(true)
  expect(isWorkingDay('2029-02-13')).toBe(true)
  expect(isWorkingDay('2026-11-24')).toBe(true)
})

test('withdrawal, restriction and objection have a time, longer with processors; others only an answer', () => {
  const asked = { receivedOn: '2026-11-27', hasProcessors: false }
  for (const kind of ['restrict', 'object', 'withdraw'])
    expect(dueDates({ ...asked, kind })).toEqual({ answerBy: '2026-12-01', doneBy: '2026-12-12' })
  expect(dueDates({ ...asked, kind: 'withdraw', hasProcessors: true }).doneBy).toBe('2026-12-17')
  for (const kind of ['access', 'correct', 'delete'])
    expect(dueDates({ ...asked, kind })).toEqual({ answerBy: '2026-12-01', doneBy: null })
  expect(extended('2026-12-12')).toBe('2026-12-27')
})

test('a request is overdue on the day after', () => {
  const row = { state: 'received', answerBy: '2026-12-01', doneBy: '2026-12-12' }
  expect(nextDue(row, '2026-12-01')).toEqual({ due: '2026-12-01', isOverdue: false })
  expect(nextDue(row, '2026-12-02')).toEqual({ due: '2026-12-01', isOverdue: true })
  expect(nextDue({ ...row, state: 'answered' }, '2026-12-02')).toEqual({
    due: '2026-12-12',
    isOverdue: false,
  })
  expect(nextDue({ ...row, state: 'done' }, '2027-01-01')).toBeNull()
  expect(nextDue({ ...row, state: 'answered', doneBy: null }, '2027-01-01')).toBeNull()
})
