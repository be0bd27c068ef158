import { decimalsOf } from './currency'

export * from './currency'
export { parseMoney } from './money-parse'

const SHORT_UNITS = {
  vi: [
    { size: 1e9, name: '\u00a0tỷ' },
    { size: 1e6, name: '\u00a0tr' },
    { size: 1e3, name: 'k' },
  ],
  en: [
    { size: 1e9, name: 'B' },
    { size: 1e6, name: 'M' },
    { size: 1e3, name: 'K' },
  ],
}

const formatters = new Map<string, Intl.NumberFormat>()

/** Writes minor units in full, in the locale's own order of number and symbol. */
export function formatMoney(minor: bigint | number, currency: string, locale = 'vi') {
  const formatter = formatterOf(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimalsOf(currency),
  })
  return formatter.format(decimalText(BigInt(minor), decimalsOf(currency)))
}

/** Writes minor units for a column head: three significant digits and a unit, no sign for đồng. */
export function formatMoneyShort(minor: bigint | number, currency: string, locale = 'vi') {
  const value = Number(minor) / 10 ** decimalsOf(currency)
  const units = locale.startsWith('vi') ? SHORT_UNITS.vi : SHORT_UNITS.en
  const unit = units.find(({ size }) => threeDigits(Math.abs(value) / size) >= 1)
  const number = threeDigits(value / (unit?.size ?? 1))
  const text = formatterOf(locale, { maximumFractionDigits: 2 }).format(number) + (unit?.name ?? '')
  if (currency === 'VND') return text

  const sign = symbolOf(currency, locale)
  return locale.startsWith('vi') ? `${text}\u00a0${sign}` : `${sign}${text}`
}

/** Converts minor units at a rate (base per one unit, as a decimal string), rounding half up. */
export function toBase(minor: bigint, currency: string, rate: string, base: string) {
  const [, whole = '', fraction = ''] = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(rate) ?? []
  if (whole === '') throw new RangeError(`Not an exchange rate: ${rate}`)

  const numerator = minor * BigInt(whole + fraction) * 10n ** BigInt(decimalsOf(base))
  const denominator = 10n ** BigInt(fraction.length + decimalsOf(currency))
  return roundHalfUp(numerator, denominator)
}

function threeDigits(value: number) {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3))
}

function roundHalfUp(numerator: bigint, denominator: bigint) {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (size * 2n + denominator) / (denominator * 2n)
  return numerator < 0n ? -rounded : rounded
}

function decimalText(minor: bigint, decimals: number) {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const text = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return (minor < 0n ? `-${text}` : text) as Intl.StringNumericLiteral
}

function symbolOf(currency: string, locale: string) {
  const formatter = formatterOf(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return formatter.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
}

function formatterOf(locale: string, options: Intl.NumberFormatOptions) {
  const key = locale + JSON.stringify(options)
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options)
  formatters.set(key, known)
  return known
}
