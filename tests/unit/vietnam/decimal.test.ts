import { expect, test } from 'vitest'
import { decimalIn, decimalText, formatNumber } from '@/lib/vietnam/decimal'

test('a number is typed and shown with the signs of the language', () => {
  expect(decimalText(1234.5, 'vi')).toBe('1234,5')
  expect(formatNumber(1234.5, 'vi')).toBe('1.234,5')
  expect(formatNumber(0.123456, 'en')).toBe('0.123456')
  for (const [text, locale, value] of [
    ['1,5', 'vi', 1.5],
    ['1.5', 'vi', 1.5],
    ['1.500', 'vi', 1500],
    ['1.500', 'en', 1.5],
    ['1,500', 'en', 1500],
    ['0.125', 'vi', 0.125],
    ['-1.234.567,25', 'vi', -1234567.25],
    ['1,', 'vi', undefined],
    ['1e3', 'vi', undefined],
    ['', 'vi', undefined],
  ] as const)
    expect([text, locale, decimalIn(text, locale)]).toEqual([text, locale, value])
})
