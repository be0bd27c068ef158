const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]
const SHAPE = /^(\d{10})(?:-?(\d{3}))?$/

/**
 * A Vietnamese tax code (mã số thuế) as it is written: ten digits, or ten and the three of a dependent unit
 * (`0123456789-001`); undefined when it cannot be one. Its structure N1N2 N3…N9 N10 (N11N12N13) is that of circular
 * 105/2020/TT-BTC, article 5: N10 checks the nine before it, N11N12N13 count from 001. The check digit is ten less
 * the weighted sum modulo eleven, as the tax authority's software computes it. Households and individuals have used
 * their citizen number of twelve digits since 1 July 2025 (circular 86/2024/TT-BTC); it has no public check digit.
 */
export function parseTaxCode(text: string): string | undefined {
  const plain = text.replace(/[\s.]/g, '')
  if (/^\d{12}$/.test(plain)) return plain
  const [, code = '', unit] = SHAPE.exec(plain) ?? []
  if (!code || unit === '000' || checkDigitOf(code) !== Number(code[9])) return undefined
  return unit ? `${code}-${unit}` : code
}

/** The tenth digit that fits the first nine: 0 to 9, or 10 when none does. */
export function checkDigitOf(code: string): number {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(code[at]), 0)
  return 10 - (sum % 11)
}
