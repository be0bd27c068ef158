import { expect, test } from 'vitest'
import { OUTCOMES } from '@/db/schema'
import { STEPS } from '@/lib/mail/inbound/path'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

test.each([
  ['vi', vi],
  ['en', en],
])('every step and outcome has its words in %s', (_, { inbound }) => {
  expect(Object.keys(inbound.steps).sort()).toEqual([...STEPS].sort())
  expect(Object.keys(inbound.outcomes).sort()).toEqual([...OUTCOMES, 'pending'].sort())
})
