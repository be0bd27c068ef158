import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CURRENCIES,
  formatMoney,
  formatMoneyShort,
  isCurrency,
  MAX_MINOR,
  parseMoney,
  toBase,
} from '@/lib/vietnam/money'

const currency = fc.constantFrom(...Object.keys(CURRENCIES))
const amount = fc.bigInt({ min: 0n, max: MAX_MINOR })
const rate = fc
  .tuple(fc.nat(99_999), fc.nat(9999))
  .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`)

describe('parseMoney', () => {
  test.each([
    ['1.000.000', 1_000_000n],
    ['1,000,000', 1_000_000n],
    ['1 000 000', 1_000_000n],
    ['1000000', 1_000_000n],
    ['1000000.00', 1_000_000n],
    ['1.250.000 ₫', 1_250_000n],
    ['1.250.000\u00a0₫', 1_250_000n],
    ['VND 5.000', 5000n],
    ['500.000 đồng', 500_000n],
    ['500k', 500_000n],
    ['1k5', 1500n],
    ['500 nghìn', 500_000n],
    ['500 ngàn', 500_000n],
    ['1tr', 1_000_000n],
    ['1tr2', 1_200_000n],
    ['1tr25', 1_250_000n],
    ['1tr250', 1_250_000n],
    ['1tr250k', 1_250_000n],
    ['1TR2 Đ', 1_200_000n],
    ['50 triệu', 50_000_000n],
    ['50 trieu', 50_000_000n],
    ['1.500 triệu', 1_500_000_000n],
    ['1,5 tỷ', 1_500_000_000n],
    ['1.5 tỉ', 1_500_000_000n],
    ['1,250 tỷ', 1_250_000_000n],
    ['2 tỷ 3', 2_300_000_000n],
    ['2 tỷ 350 triệu', 2_350_000_000n],
    ['2 tỷ 350 triệu 500 nghìn', 2_350_500_000n],
    ['1.25b', 1_250_000_000n],
    ['1,250m', 1_250_000_000n],
    ['0', 0n],
  ])('reads "%s" of đồng', (text, minor) => {
    expect(parseMoney(text, 'VND')).toBe(minor)
  })

  test.each([
    ['12', 1200n],
    ['$12', 1200n],
    ['12,5', 1250n],
    ['12.50 USD', 1250n],
    ['1.000,50', 100_050n],
    ['1,000.50', 100_050n],
    ['1.000', 100_000n],
    ['0.500', 50n],
    ['12k', 1_200_000n],
    ['1,5 tr', 150_000_000n],
  ])('reads "%s" of dollars in cents', (text, minor) => {
    expect(parseMoney(text, 'USD')).toBe(minor)
  })

  test.each([
    '',
    ' ',
    'abc',
    '-5',
    '-1tr',
    '(1.000)',
    '1,5',
    '1.00.000',
    '1..000',
    '1.000,000,00',
    '100 USD',
    'tr',
    '1tr2tỷ',
    '1tr2345',
    '0,0005k',
    '1e6',
    'constructor',
    '1constructor',
    '٣',
    '1000000000000000',
    '9'.repeat(60),
  ])('refuses "%s" of đồng', (text) => {
    expect(parseMoney(text, 'VND')).toBeNull()
  })

  test.each(['9', '1.', '1tr', '1 ', '₫', ',.'])('refuses junk of 10,000 characters made of "%s"', (part) => {
    expect(parseMoney(part.repeat(Math.ceil(10_000 / part.length)), 'VND')).toBeNull()
  })

  test('never throws, and gives nothing or an amount that can be kept', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789., trkđtỷm₫-'), maxLength: 80 })
    fc.assert(
      fc.property(typed, currency, (text, code) => {
        const minor = parseMoney(text, code) ?? 0n
        expect(minor >= 0n && minor <= MAX_MINOR).toBe(true)
      }),
    )
  })
})

describe('formatMoney', () => {
  test.each([
    [1_250_000n, 'VND', 'vi', '1.250.000\u00a0₫'],
    [1_250_000, 'VND', 'vi', '1.250.000\u00a0₫'],
    [1_250_000n, 'VND', 'en', '₫1,250,000'],
    [125_050n, 'USD', 'vi', '1.250,50\u00a0US$'],
    [125_000n, 'USD', 'en', '$1,250.00'],
    [5n, 'EUR', 'en', '€0.05'],
    [0n, 'VND', 'vi', '0\u00a0₫'],
    [-1500n, 'VND', 'vi', '-1.500\u00a0₫'],
    [9_007_199_254_740_993n, 'VND', 'vi', '9.007.199.254.740.993\u00a0₫'],
  ])('%s of %s in %s', (minor, code, locale, shown) => {
    expect(formatMoney(minor, code, locale)).toBe(shown)
  })

  test('what is written reads back the same, in every currency', () => {
    fc.assert(
      fc.property(amount, currency, fc.constantFrom('vi', 'en'), (minor, code, locale) => {
        expect(parseMoney(formatMoney(minor, code, locale), code)).toBe(minor)
      }),
    )
  })
})

describe('formatMoneyShort', () => {
  test.each([
    [1_250_000_000n, '1,25\u00a0tỷ', '1.25B'],
    [350_000_000n, '350\u00a0tr', '350M'],
    [999_999_999n, '1\u00a0tỷ', '1B'],
    [12_500n, '12,5k', '12.5K'],
    [999n, '999', '999'],
    [0n, '0', '0'],
    [1_234_000_000_000n, '1.234\u00a0tỷ', '1,234B'],
  ])('%s đồng', (minor, vi, en) => {
    expect(formatMoneyShort(minor, 'VND')).toBe(vi)
    expect(formatMoneyShort(minor, 'VND', 'en')).toBe(en)
  })

  test('another currency keeps its sign', () => {
    expect(formatMoneyShort(1_250_000n, 'USD', 'en')).toBe('$12.5K')
    expect(formatMoneyShort(1_250_000n, 'USD')).toBe('12,5k\u00a0$')
  })

  test('is within half a percent of the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), (minor) => {
        const shown = parseMoney(formatMoneyShort(minor, 'VND'), 'VND') ?? 0n
        expect(Math.abs(Number(shown - minor))).toBeLessThanOrEqual(Number(minor) * 0.005)
      }),
    )
  })
})

describe('toBase', () => {
  test.each([
    [12_345n, 'USD', '25450.5', 'VND', 3_141_864n],
    [100n, 'USD', '25000', 'VND', 25_000n],
    [1n, 'USD', '50', 'VND', 1n],
    [1n, 'USD', '49.99', 'VND', 0n],
    [25_000n, 'VND', '0.00004', 'USD', 100n],
    [7n, 'VND', '1', 'VND', 7n],
    [-1n, 'USD', '50', 'VND', -1n],
  ])('%s of %s at %s is in %s %s', (minor, code, at, base, expected) => {
    expect(toBase(minor, code, at, base)).toBe(expected)
  })

  test('rounds by no more than half a unit', () => {
    fc.assert(
      fc.property(amount, rate, (minor, at) => {
        const scaled = minor * BigInt(at.replace('.', ''))
        const twice = (toBase(minor, 'USD', at, 'VND') * 1_000_000n - scaled) * 2n
        expect(twice > -1_000_000n && twice <= 1_000_000n).toBe(true)
      }),
    )
  })

  test.each(['', '-1', '1,5', '1e3', 'abc'])('refuses the rate "%s"', (at) => {
    expect(() => toBase(1n, 'USD', at, 'VND')).toThrow(RangeError)
  })
})

test('a currency is known by its code only', () => {
  expect(isCurrency('VND')).toBe(true)
  expect(isCurrency('toString')).toBe(false)
})
