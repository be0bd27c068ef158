import 'server-only'
import type { Tx } from '@/db/client'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { addressesIn } from '@/lib/records/addresses'
import { alike } from '@/lib/records/alike'
import type { Row } from '@/lib/records/query'
import { searchKey } from '@/lib/vietnam/text'

export type { Alike as Suggestion } from '@/lib/records/alike'

type IsAlike = (row: Row, text: string) => boolean

/** Customers and contacts that may be the lead already: by phone, by any of the addresses, by the name of the company. */
export async function suggestionsFor(tx: Tx, actor: Actor, lead: Row, isAlike?: IsAlike) {
  const said = [lead.phone, ...addressesIn(lead)]
  return {
    account: await alike(tx, actor, accounts, [...said, lead.companyName], isAlike),
    contact: await alike(tx, actor, contacts, said, isAlike),
  }
}

/** Those by the very same number, address or name: where nobody looks at the choice. */
export const sameFor = (tx: Tx, actor: Actor, lead: Row) =>
  suggestionsFor(tx, actor, lead, (row, text) =>
    [row.phone, ...addressesIn(row), row.name].some(
      (own) => own && searchKey(String(own)) === searchKey(text),
    ),
  )
