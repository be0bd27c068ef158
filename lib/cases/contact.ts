import 'server-only'
import type { Fields } from '@/db/schema'
import { contacts } from '@/lib/contacts/entity'
import { isBlank } from '@/lib/fields/blank'
import { isSystem, reachingAll } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { getRecord } from '@/lib/records/query'

/** What a case copies of its contact. */
const COPIED = { contactName: 'name', contactEmail: 'email' } as const

/**
 * Whom a case is answered to: the contact it is newly linked to, unless somebody else wrote or was named. The product
 * itself copies nothing: who sees the case of a mail need not see the contact.
 */
export async function contactIn({ tx, actor }: Context, before: Fields, patch: Fields): Promise<Fields> {
  const { contactId } = patch
  if (isSystem(actor) || !contactId || contactId === before.contactId) return {}
  const found = await getRecord(tx, actor, contacts, String(contactId))
  if (!found) return {}
  const now = withoutHidden(actor, contacts, found)
  const all = reachingAll(actor, contacts.permissions.read)
  const former = before.contactId ? await getRecord(tx, all, contacts, String(before.contactId)) : undefined
  return Object.fromEntries(
    Object.entries(COPIED).flatMap(([name, of]) => {
      const isFree = isBlank(before[name]) || before[name] === former?.[of]
      return patch[name] === undefined && isFree && !isBlank(now[of]) ? [[name, now[of]]] : []
    }),
  )
}
