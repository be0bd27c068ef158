import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePhone } from '@/lib/vietnam/phone'
import { formatPhone } from '@/lib/vietnam/phone-format'

const RENAMED = [
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0126', '076'],
  ['0128', '078'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0127', '081'],
  ['0129', '082'],
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
] as const

describe('parsePhone', () => {
  test.each(RENAMED)('a number from before 2018 that began with %s begins with %s', (old, renewed) => {
    const expected = `+84${renewed.slice(1)}3456789`

    expect(parsePhone(`${old}3456789`)).toBe(expected)
    expect(parsePhone(`${old} 345 67 89`)).toBe(expected)
    expect(parsePhone(`+84 ${old.slice(1)} 345 6789`)).toBe(expected)
  })

  test.each([
    ['0912 345 678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['912345678', '+84912345678'],
    ['０９１２３４５６７８', '+84912345678'],
    ['(028) 3822-1234', '+842838221234'],
    ['0236 3822 123', '+842363822123'],
    ['1900 1234', '+8419001234'],
    ['1800 1091', '+8418001091'],
    ['1900 545481', '+841900545481'],
    ['+1 212 345 6789', '+12123456789'],
  ])('reads %s', (text, e164) => {
    expect(parsePhone(text)).toBe(e164)
  })

  test.each(['', 'abc', '0912 345', '09123456789', '113', 'gọi 0912345678 nhé', '0'.repeat(10_000)])(
    'refuses "%.20s"',
    (text) => {
      expect(parsePhone(text)).toBeNull()
    },
  )

  test('a mobile number read, written and read again is the same', () => {
    const mobile = fc.stringMatching(/^09[0-46-8]\d{7}$/)
    fc.assert(
      fc.property(mobile, (text) => {
        const e164 = parsePhone(text)
        expect(e164).toBe(`+84${text.slice(1)}`)
        expect(parsePhone(formatPhone(e164 ?? ''))).toBe(e164)
      }),
    )
  })

  test('anything else gives E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+() .-x') }), (text) => {
        expect(parsePhone(text) ?? '+0000').toMatch(/^\+\d{4,15}$/)
      }),
    )
  })
})

describe('formatPhone', () => {
  test.each([
    ['+84912345678', '0912 345 678'],
    ['+842838221234', '028 3822 1234'],
    ['+842363822123', '0236 382 2123'],
    ['+8419001234', '1900 1234'],
    ['+841900545481', '1900 545 481'],
    ['+12123456789', '+12123456789'],
    ['', ''],
  ])('%s reads %s', (e164, shown) => {
    expect(formatPhone(e164)).toBe(shown)
  })
})
