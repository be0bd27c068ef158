import { expect, test } from 'vitest'
import { loggedCall } from '@/lib/activities/logged-call'

const at = new Date('2026-11-29T03:00:00Z')
const after = (minutes: number) => new Date(+at + minutes * 60_000)

test('[ED-58][ED-59] an answered call was held, outbound, from the dial until now', () => {
  expect(loggedCall('answered', at, after(7))).toEqual({
    ...{ kind: 'call', direction: 'outbound', startsAt: at.toISOString(), popupMinutes: null },
    ...{ status: 'held', minutes: 7 },
  })
  expect(loggedCall('answered', at, after(0)).minutes).toBe(1)
  expect(loggedCall('answered', at, after(900)).minutes).toBe(120)
})

test.each(['unanswered', 'busy'] as const)(
  '[ED-59] a call that was %s was not held and took no time',
  (outcome) => {
    expect(loggedCall(outcome, at, after(3))).toMatchObject({ status: 'not_held', minutes: 0 })
  },
)
