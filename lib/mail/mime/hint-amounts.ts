import { parseMoney } from '@/lib/vietnam/money-parse'
import { firstMatches } from './hint-matches'
import type { Hint } from './types'

const NUMBER = '\\d{1,3}(?:[.,\\s\\u00a0]\\d{3}){1,5}(?!\\d)|\\d{1,15}(?:[.,]\\d{1,3})?'
const UNIT = 'nghìn|ngàn|triệu|trieu|tr|tỷ|tỉ|ty'
const CURRENCY = 'vnđ|vnd|đồng|đ|₫'
const END = '(?![\\p{L}\\d])'
// A bare tail ("1 tỷ 2") counts only when no word follows: "1 tỷ 2 người" is two people.
const TAIL = `\\d{1,3}(?![\\d.,]*\\d|\\p{L})| ?\\d{1,3}(?:(?: ?(?:triệu|trieu|tr|nghìn|ngàn))${END}|(?![\\d.,]*\\d| ?\\p{L}))| rưỡi${END}`
const AMOUNT = new RegExp(
  [
    `(?<![\\d.,\\p{L}])(?:${NUMBER}) ?(?:${UNIT})(?!\\p{L})(?:${TAIL})?(?: ?(?:${CURRENCY})${END})?`,
    `(?<![\\d.,\\p{L}])\\d{2,6}(?:[.,]\\d{3})?k${END}`,
    `(?<![\\d.,\\p{L}])(?:${NUMBER}) ?(?:${CURRENCY})${END}`,
    `(?<!\\p{L})(?:vnđ|vnd|₫)[ :]{0,2}(?:${NUMBER})(?!\\d)`,
  ].join('|'),
  'giu',
)
const LEAST = 10_000n

/** Amounts as Vietnamese write them ("50 triệu", "1,5 tỷ", "2tr5", "1.250.000đ", "500k"), in đồng. */
export function findAmounts(text: string): Hint[] {
  return firstMatches(text, AMOUNT).flatMap((match) => {
    const evidence = match[0].trim()
    const value = inDong(evidence.replace(/:/g, ''))
    return value === null || value < LEAST ? [] : [{ kind: 'amount' as const, value: `${value}`, evidence }]
  })
}

function inDong(written: string): bigint | null {
  const half = new RegExp(`^(.{1,40}?(${UNIT})) rưỡi`, 'iu').exec(written)
  if (!half) return parseMoney(written, 'VND')
  const [whole, rest] = [parseMoney(half[1] ?? '', 'VND'), parseMoney(`0,5 ${half[2]}`, 'VND')]
  return whole === null || rest === null ? null : whole + rest
}
