import type { Fields } from '@/db/schema'
import type { Email } from '@/lib/fields/emails'

/** The e-mail addresses that a row holds. */
export const addressesIn = (row: Fields): string[] =>
  Array.isArray(row.emails) ? (row.emails as Email[]).map(({ address }) => address) : []
