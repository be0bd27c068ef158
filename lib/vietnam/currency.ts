export const CURRENCIES = {
  VND: { decimals: 0, marks: ['₫', 'vnd', 'dong', 'd'] },
  USD: { decimals: 2, marks: ['us$', '$', 'usd'] },
  EUR: { decimals: 2, marks: ['€', 'eur', 'euro'] },
  GBP: { decimals: 2, marks: ['£', 'gbp'] },
  JPY: { decimals: 0, marks: ['jp¥', '¥', '￥', 'jpy', 'yen'] },
  CNY: { decimals: 2, marks: ['cn¥', '¥', '￥', 'cny'] },
  KRW: { decimals: 0, marks: ['₩', 'krw', 'won'] },
  SGD: { decimals: 2, marks: ['s$', 'sgd', '$'] },
  AUD: { decimals: 2, marks: ['au$', 'a$', 'aud', '$'] },
  THB: { decimals: 2, marks: ['฿', 'thb'] },
} as const

export type CurrencyCode = keyof typeof CURRENCIES

/** The biggest amount in minor units; it stays a safe integer as a plain number. */
export const MAX_MINOR = 999_999_999_999_999n

export function isCurrency(code: string): code is CurrencyCode {
  return Object.hasOwn(CURRENCIES, code)
}

/** How many decimal places a minor unit stands for; 2 for a currency not listed here. */
export function decimalsOf(currency: string) {
  return isCurrency(currency) ? CURRENCIES[currency].decimals : 2
}
