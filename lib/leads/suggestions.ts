import 'server-only'
import type { Tx } from '@/db/client'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { listRecords, type Row } from '@/lib/records/query'

export type Suggestion = { id: string; name: string; hint: string }

const MOST = 3

/** Customers and contacts that may be the lead already: by phone, by e-mail, by the name of the company. */
export async function suggestionsFor(tx: Tx, actor: Actor, lead: Row) {
  const said = [lead.phone, lead.email]
  return {
    account: await alike(tx, actor, accounts, [...said, lead.companyName]),
    contact: await alike(tx, actor, contacts, said),
  }
}

async function alike(tx: Tx, actor: Actor, entity: Entity, texts: unknown[]): Promise<Suggestion[]> {
  if (!can(actor, entity.permissions.read)) return []
  const found = new Map<string, Suggestion>()
  for (const search of texts) {
    if (typeof search !== 'string' || !search || found.size >= MOST) continue
    const { rows } = await listRecords(tx, actor, entity, { search, limit: MOST })
    for (const row of rows) {
      const hint = [row.phone, row.email].filter(Boolean).join(' · ')
      found.set(row.id, { id: row.id, name: String(row[entity.title]), hint })
    }
  }
  return [...found.values()].slice(0, MOST)
}
