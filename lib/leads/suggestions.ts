import 'server-only'
import type { Tx } from '@/db/client'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { alike } from '@/lib/records/alike'
import type { Row } from '@/lib/records/query'

export type { Alike as Suggestion } from '@/lib/records/alike'

/** Customers and contacts that may be the lead already: by phone, by e-mail, by the name of the company. */
export async function suggestionsFor(tx: Tx, actor: Actor, lead: Row) {
  const said = [lead.phone, lead.email]
  return {
    account: await alike(tx, actor, accounts, [...said, lead.companyName]),
    contact: await alike(tx, actor, contacts, said),
  }
}
