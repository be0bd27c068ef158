import { findAmounts } from './hint-amounts'
import { findCompanies } from './hint-companies'
import { findPhones } from './hint-phones'
import type { Hint, MailAddress } from './types'

const LOOK_AT = 50_000

/**
 * Phones (E.164), companies and amounts (whole đồng) told in a message, each with the piece it came from.
 * Equal values appear once, in the order of the text.
 */
export function extractHints(text: string, from: MailAddress | null): Hint[] {
  const start = text.slice(0, LOOK_AT).normalize('NFC')
  const found = [...findPhones(start), ...findCompanies(start, from), ...findAmounts(start)]
  const seen = new Set<string>()
  return found.filter(({ kind, value }) => {
    const key = `${kind} ${value.toLowerCase()}`
    return seen.has(key) ? false : seen.add(key)
  })
}
