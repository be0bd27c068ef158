import 'server-only'
import type { Tx } from '@/db/client'
import { type Actor, can } from '@/lib/kernel/actor'
import type { Entity } from '@/lib/kernel/entity'
import { entityFor } from '@/lib/kernel/field-rights'
import { openNumber } from '@/lib/kernel/sealed-number'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { searchKey } from '@/lib/vietnam/text'
import { addressesIn } from './addresses'
import { dismissedFor } from './duplicates'
import { tellingFields } from './likeness'
import { listRecords, type Row } from './query'

/** A record that may be the same as another, with the ways to reach it. */
export type Alike = { id: string; name: string; hint: string }

export const MOST_ALIKE = 3

/** Records of a kind that are found by any of these texts, as far as the actor may see them. */
export async function alike(
  tx: Tx,
  actor: Actor,
  entity: Entity,
  texts: readonly unknown[],
  isAlike: (row: Row, text: string) => boolean = () => true,
): Promise<Alike[]> {
  if (!can(actor, entity.permissions.read)) return []
  const found = new Map<string, Alike>()
  for (const search of texts) {
    if (typeof search !== 'string' || !search || found.size >= MOST_ALIKE) continue
    const { rows } = await listRecords(tx, actor, entity, { search, limit: MOST_ALIKE + 1 })
    for (const row of rows.filter((each) => isAlike(each, search))) {
      const hint = [formatPhone(String(row.phone ?? '')), row.email].filter(Boolean).join(' · ')
      found.set(row.id, { id: row.id, name: String(row[entity.title]), hint })
    }
  }
  return [...found.values()].slice(0, MOST_ALIKE)
}

/** What a record is looked for by: each of several addresses, and a sealed number open. */
function textsIn(actor: Actor, { fields }: Entity, name: string, record: Row): unknown[] {
  if (fields[name]?.several) return addressesIn(record)
  return [fields[name]?.type === 'citizenId' ? openNumber(actor.workspace.id, record[name]) : record[name]]
}

/** Records of the same kind that may be this one: by what it is reached and known by, or by the very name. */
export async function twinsOf(tx: Tx, actor: Actor, declared: Entity, record: Row): Promise<Alike[]> {
  const entity = entityFor(actor, declared)
  const title = String(record[entity.title] ?? '')
  const texts = [...tellingFields(entity).flatMap((name) => textsIn(actor, entity, name, record)), title]
  const dismissed = await dismissedFor(tx, actor, entity, record.id)
  return alike(tx, actor, entity, texts, (row, text) => {
    if (row.id === record.id || dismissed.has(row.id)) return false
    return text !== title || searchKey(String(row[entity.title])) === searchKey(title)
  })
}
