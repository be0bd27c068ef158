import type { Measure } from '@/lib/targets/year'
import { decimalsOf, formatMoneyShort, parseMoney } from '@/lib/vietnam/money'

export type Format = { measure: Measure; currency: string; locale: string }

/** A value as it stands in a cell that can be typed in: the whole number, without a sign. */
export function typed(value: number | null, { measure, currency, locale }: Format): string {
  if (value === null) return ''
  const decimals = measure === 'amount' ? decimalsOf(currency) : 0
  return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value / 10 ** decimals)
}

/** The same where there is little room. */
export const short = (value: number, { measure, currency, locale }: Format): string =>
  measure === 'amount'
    ? formatMoneyShort(value, currency, locale)
    : new Intl.NumberFormat(locale).format(value)

/** What was typed, as money is typed (500tr, 1,5 tỷ), or a number; undefined when it cannot be read. */
export function read(text: string, { measure, currency }: Format): number | null | undefined {
  const plain = text.trim()
  if (plain === '') return null
  if (measure === 'wins') return /^\d{1,6}$/.test(plain) ? Number(plain) : undefined
  const amount = parseMoney(plain, currency)
  return amount === null || amount < 0n || amount > BigInt(Number.MAX_SAFE_INTEGER)
    ? undefined
    : Number(amount)
}
