import { expect, test } from 'vitest'
import { evaluate, type Value } from '@/lib/formula/evaluate'
import { FormulaError, namesIn, parseFormula } from '@/lib/formula/parse'
import { type Result, resultOf } from '@/lib/formula/result'

const HELD: Record<string, [Result, Value]> = {
  gia: ['money', 1_500_000],
  so_luong: ['number', 3],
  giam: ['number', 0.1],
  ngay_ky: ['date', 20_000],
  ngay_giao: ['date', 20_030],
  trong: ['number', null],
}
const valueAt = (name: string) => HELD[name]?.[1] ?? null
const come = (text: string) => evaluate(parseFormula(text), { valueAt, today: 20_010 })
const result = (text: string) => resultOf(parseFormula(text), (name) => HELD[name]?.[0] ?? 'truth')
const wrong = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof FormulaError) return [error.key, error.params]
    throw error
  }
}

test.each<[string, Value]>([
  ['1 + 2 * 3', 7],
  ['(1 + 2) × 3', 9],
  ['10 − 4 − 3', 3],
  ['12 ÷ 4 / 3', 1],
  ['-2 * -3', 6],
  ['2 - -so_luong', 5],
  ['gia * so_luong * (1 - giam)', 4_050_000],
  ['nếu(so_luong >= 3; gia; 0)', 1_500_000],
  ['if(so_luong < 3, 1, if(so_luong = 3, 2, 3))', 2],
  ['so_ngay(ngay_ky; ngay_giao)', 30],
  ['days(ngay_ky, today())', 10],
  ['ngay_ky + 7', 20_007],
  ['1 / (so_luong - 3)', null],
  ['trong + 1', null],
  ['if(trong > 1; 1; 2)', null],
])('%s comes to %s', (text, value) => expect(come(text)).toBe(value))

test('0.1 + 0.2 is what a computer makes of it, and is rounded where it is shown', () => {
  expect(come('0.1 + 0.2')).toBeCloseTo(0.3)
})

test.each([
  ['', ['formulaEnd', {}]],
  ['1 +', ['formulaEnd', {}]],
  ['1 + * 2', ['formulaUnexpected', { text: '*', at: 5 }]],
  ['(1 + 2', ['formulaEnd', {}]],
  ['1 2', ['formulaUnexpected', { text: '2', at: 3 }]],
  ['gia $ 2', ['formulaSign', { text: '$', at: 5 }]],
  ['eval(1)', ['formulaFunction', { text: 'eval', at: 1 }]],
  ['1 + constructor(1)', ['formulaFunction', { text: 'constructor', at: 5 }]],
  ['if(1 = 1; 2)', ['formulaArguments', { text: 'if', count: 3, at: 1 }]],
  ['1 < 2 < 3', undefined],
  ['('.repeat(600), ['tooLong', { limit: 500 }]],
])('%s says where it is wrong', (text, said) => expect(wrong(() => parseFormula(text))).toEqual(said))

test('what comes of it follows from the parts, and what does not go together is refused', () => {
  expect(result('gia * so_luong')).toBe('money')
  expect(result('gia + 50000')).toBe('money')
  expect(result('gia / gia')).toBe('number')
  expect(result('ngay_giao - ngay_ky')).toBe('number')
  expect(result('today() + 30')).toBe('date')
  expect(result('if(gia > 0; 1; so_luong)')).toBe('number')
  expect(result('gia > 1')).toBe('truth')
  for (const [text, at] of [
    ['gia * gia', 5],
    ['ngay_ky + ngay_giao', 9],
    ['if(gia; 1; 2)', 1],
    ['1 < 2 < 3', 7],
    ['if(gia > 1; ngay_ky; 2)', 1],
  ] as const)
    expect(wrong(() => result(text))).toEqual(['formulaTypes', { at }])
})

test('the fields of a formula are told once', () => {
  expect(namesIn(parseFormula('if(gia > so_luong; gia; today())'))).toEqual(['gia', 'so_luong'])
})
