/** Codes of the provinces where citizen numbers are given out, as they were before July 2025; those of today are among them. */
const PROVINCES = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 ' +
    '044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 ' +
    '089 091 092 093 094 095 096'
  ).split(' '),
)
const FIRST_CENTURY = 1900

/**
 * The number of a citizen card as it is kept: twelve digits (place of birth, sex and century, year of birth, a serial
 * number), or the nine of an old identity card; undefined when it can be neither. There is no public check digit.
 */
export function parseCitizenId(text: string, thisYear = new Date().getFullYear()): string | undefined {
  const plain = text.replace(/[\s.-]/g, '')
  if (/^\d{9}$/.test(plain)) return plain
  const [, place = '', century, year] = /^(\d{3})(\d)(\d{2})\d{6}$/.exec(plain) ?? []
  if (!place || !(PROVINCES.has(place) || Number(place) > 100)) return undefined // from 101 on: born abroad
  const born = FIRST_CENTURY + Math.floor(Number(century) / 2) * 100 + Number(year)
  return born <= thisYear ? plain : undefined
}

/** A number as a spreadsheet gives it, which loses leading noughts. */
export const withNoughts = (digits: string): string =>
  digits.length >= 10 && digits.length < 12 ? digits.padStart(12, '0') : digits.padStart(9, '0')

const SEALED = /^v1(?:\.[\w-]+){3}\.(\d{3})$/

/** Whether this is a number as it is stored: sealed, with its last three digits in the open. */
export const isSealedNumber = (value: unknown): value is string =>
  typeof value === 'string' && SEALED.test(value)

/** What everybody sees of a stored number. */
export const maskedNumber = (sealed: unknown): string =>
  `•••• ${SEALED.exec(String(sealed))?.[1] ?? ''}`.trim()
