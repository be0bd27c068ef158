import { expect, test } from 'vitest'
import type { CaseState, Fields } from '@/db/schema'
import { FIRST_RULE } from '@/lib/cases/care/schema'
import { standingOf } from '@/lib/cases/standing'
import { dateIn, formatTime, instantOf } from '@/lib/vietnam/date'

const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11))
const told = (moment: unknown) => moment && `${dateIn(moment as Date)} ${formatTime(moment as Date)}`
const calendar = { ...FIRST_RULE, holidays: new Set<string>(), timeZone: 'Asia/Ho_Chi_Minh' }

/** A case edited one step after the other: when, and what was said. */
function gone(...steps: [string, Fields][]): Fields {
  let row: Fields = { createdAt: at(steps[0]?.[0] ?? '') }
  for (const [now, patch] of steps) {
    const known = {
      stateOf: (id: unknown) => id as CaseState,
      first: 'new',
      targetOf: (priority: unknown) => FIRST_RULE.targets[(priority ?? 'normal') as 'normal'],
      ...{ calendar, now: at(now) },
    }
    row = { ...row, ...patch, ...standingOf(row, patch, known) }
  }
  return row
}

test('[ED-33] a new case is to be answered in 8 and solved in 40 working hours', () => {
  const row = gone(['2026-12-01 08:00', {}])
  expect(told(row.answerDueAt)).toBe('2026-12-01 17:30')
  expect(told(row.solveDueAt)).toBe('2026-12-07 17:30')
  expect(row.nextDueAt).toEqual(row.answerDueAt)
})

test('[ED-33] once it is answered, what counts is when it is to be solved', () => {
  const row = gone(
    ['2026-12-01 08:00', {}],
    ['2026-12-01 09:00', { firstAnsweredAt: at('2026-12-01 09:00') }],
  )
  expect(row.nextDueAt).toEqual(row.solveDueAt)
})

test('[ED-33] another priority has other deadlines, from the beginning on', () => {
  const row = gone(['2026-12-01 08:00', {}], ['2026-12-01 09:30', { priority: 'urgent' }])
  expect(told(row.answerDueAt)).toBe('2026-12-01 09:00')
  expect(told(row.solveDueAt)).toBe('2026-12-01 17:30')
})

test('[ED-33] while it waits for the customer nothing is due, and its deadline reaches as much further', () => {
  const waiting = gone(['2026-12-01 08:00', {}], ['2026-12-01 10:00', { statusId: 'waiting' }])
  expect(waiting).toMatchObject({ nextDueAt: null, isOverdue: false })
  expect(told(waiting.firstAnsweredAt)).toBe('2026-12-01 10:00')
  const back = gone(
    ['2026-12-01 08:00', {}],
    ['2026-12-01 10:00', { statusId: 'waiting' }],
    ['2026-12-03 10:00', { statusId: 'open' }],
  )
  expect(back).toMatchObject({ pausedMinutes: 960, restsSince: null })
  expect(told(back.nextDueAt)).toBe('2026-12-09 17:30')
})

test('[ED-33] solving it says when, taking it up again forgets that, and the time between does not count', () => {
  const solved = gone(['2026-12-01 08:00', {}], ['2026-12-02 08:00', { statusId: 'solved' }])
  expect(told(solved.solvedAt)).toBe('2026-12-02 08:00')
  expect(told(solved.firstAnsweredAt)).toBe('2026-12-02 08:00')
  expect(solved.nextDueAt).toBeNull()
  const back = gone(
    ['2026-12-01 08:00', {}],
    ['2026-12-02 08:00', { statusId: 'solved' }],
    ['2026-12-02 12:00', { statusId: 'closed' }],
    ['2026-12-03 08:00', { statusId: 'open' }],
  )
  expect(back.solvedAt).toBeNull()
  expect(told(back.solveDueAt)).toBe('2026-12-08 17:30')
})

test('[ED-33] a mark of being late stays as long as what was missed, and no longer', () => {
  const late: [string, Fields][] = [
    ['2026-12-01 08:00', {}],
    ['2026-12-02 08:00', { isOverdue: true }],
  ]
  expect(gone(...late, ['2026-12-02 08:00', { statusId: 'open' }])).toMatchObject({ isOverdue: true })
  expect(gone(...late, ['2026-12-02 09:00', { firstAnsweredAt: at('2026-12-02 09:00') }])).toMatchObject({
    isOverdue: false,
  })
})
