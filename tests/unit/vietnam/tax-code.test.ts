import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigitOf, parseTaxCode } from '@/lib/vietnam/tax-code'

describe('codes in public use', () => {
  test.each(['0101245486', '0300588569', '0101248141', '0100109106', '0100112437', '0301444753'])(
    '%s',
    (code) => expect(parseTaxCode(code)).toBe(code),
  )
})

test.each([
  ['0101248141-001', '0101248141-001'],
  ['0101248141001', '0101248141-001'],
  [' 0101 248 141 ', '0101248141'],
  ['0101.248.141 - 002', '0101248141-002'],
  ['001 199 012 345', '001199012345'],
])('%j is read as %s', (text, code) => expect(parseTaxCode(text)).toBe(code))

test.each([
  '',
  '0101248142',
  '010124814',
  '01012481411',
  '0101248141-1',
  '0101248141-000',
  '0000000000',
  'O101248141',
  '0101248141x',
])('%j is none', (text) => expect(parseTaxCode(text)).toBeUndefined())

const nine = fc.stringMatching(/^\d{9}$/)
const checked = nine
  .filter((digits) => checkDigitOf(digits) < 10)
  .map((digits) => digits + checkDigitOf(digits))

test('of ten last digits at most one fits', () => {
  fc.assert(
    fc.property(nine, (digits) => {
      const fitting = [...'0123456789'].filter((last) => parseTaxCode(digits + last))
      expect(fitting).toHaveLength(checkDigitOf(digits) < 10 ? 1 : 0)
    }),
  )
})

test('one digit mistyped never passes', () => {
  fc.assert(
    fc.property(checked, fc.nat(9), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
      const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1)
      expect(parseTaxCode(wrong)).toBeUndefined()
    }),
  )
})

test('what was read is read again the same', () => {
  fc.assert(
    fc.property(checked, fc.option(fc.integer({ min: 1, max: 999 })), (code, unit) => {
      const text = unit ? `${code}-${String(unit).padStart(3, '0')}` : code
      expect(parseTaxCode(text)).toBe(text)
      expect(parseTaxCode(text.replace('-', ''))).toBe(text)
    }),
  )
})
