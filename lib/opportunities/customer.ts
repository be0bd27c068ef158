import 'server-only'
import type { Fields } from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { isSystem } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { getRecord } from '@/lib/records/query'

/**
 * What a card says of its customer follows from the records it is linked to, wherever nothing else was said:
 * a contact brings its organisation, both bring their names, the contact its mail and phone. The product itself links
 * and copies nothing: who sees the card of a mail need not see the customer.
 */
export async function customerIn({ tx, actor }: Context, before: Fields, patch: Fields): Promise<Fields> {
  const contactId = chosen(before, patch, 'contactId')
  const found = contactId && (await getRecord(tx, actor, contacts, contactId))
  const contact = found && withoutHidden(actor, contacts, found)
  const accountId =
    chosen(before, patch, 'accountId') ??
    (contact && !before.accountId && patch.accountId === undefined
      ? (contact.accountId as string)
      : undefined)
  const account = accountId && (await getRecord(tx, actor, accounts, accountId))
  if (isSystem(actor)) return accountId ? unsaid(patch, { accountId }) : {}
  return unsaid(patch, {
    ...(account && { accountId, customerName: account.name }),
    ...(contact && {
      contactName: contact.name,
      contactEmail: contact.email ?? before.contactEmail ?? null,
      contactPhone: contact.phone ?? before.contactPhone ?? null,
    }),
  })
}

const chosen = (before: Fields, patch: Fields, field: string): string | undefined =>
  patch[field] && patch[field] !== before[field] ? String(patch[field]) : undefined

const unsaid = (patch: Fields, found: Fields): Fields =>
  Object.fromEntries(
    Object.entries(found).filter(([name]) => patch[name] === undefined || patch[name] === null),
  )
