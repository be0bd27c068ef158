import { expect, test } from 'vitest'
import { isSealedNumber, maskedNumber, parseCitizenId, withNoughts } from '@/lib/vietnam/citizen-id'

test('twelve digits of a known place and a birth that has been, or the nine of an old card', () => {
  expect(parseCitizenId('079 099 012 345', 2026)).toBe('079099012345')
  expect(parseCitizenId('001.300.123.456', 2026)).toBe('001300123456')
  expect(parseCitizenId('01300123456', 2026)).toBe(undefined)
  expect(parseCitizenId('001226012345', 2026)).toBe('001226012345') // born in 2026
  expect(parseCitizenId('001227012345', 2026)).toBe(undefined) // and nobody in 2027
  expect(parseCitizenId('003099012345', 2026)).toBe(undefined) // no province has 003
  expect(parseCitizenId('110099012345', 2026)).toBe('110099012345') // born abroad
  expect(parseCitizenId('001499012345', 2026)).toBe(undefined) // the 22nd century
  expect(parseCitizenId('024 567 890')).toBe('024567890')
  expect(parseCitizenId('02456789')).toBe(undefined)
  expect(parseCitizenId('07909901234x')).toBe(undefined)
})

test('noughts that a spreadsheet lost come back', () => {
  expect(withNoughts('79099012345')).toBe('079099012345')
  expect(withNoughts('1099012345')).toBe('001099012345')
  expect(withNoughts('24567890')).toBe('024567890')
})

test('of a stored number only the last three digits are shown', () => {
  const stored = 'v1.aGVsbG8.d29ybGQ.eHl6.345'
  expect(isSealedNumber(stored)).toBe(true)
  expect(maskedNumber(stored)).toBe('•••• 345')
  expect(isSealedNumber('079099012345')).toBe(false)
  expect(maskedNumber('079099012345')).toBe('••••')
})
