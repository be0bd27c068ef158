import type { Mailbox } from '@/db/schema'
import type { Entity } from '@/lib/kernel/entity'
import { addressesIn } from '@/lib/records/addresses'
import type { Row } from '@/lib/records/query'

/** The first address of a record, with the name of whom it reaches. */
export function recipientOf({ fields, title }: Pick<Entity, 'fields' | 'title'>, row: Row): Mailbox | null {
  const isCard = 'contactEmail' in fields
  const [first] = isCard ? [row.contactEmail] : addressesIn(row)
  if (!first) return null
  return { name: String((isCard ? row.contactName : row[title]) ?? ''), address: String(first) }
}
