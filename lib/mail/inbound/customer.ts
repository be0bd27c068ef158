import 'server-only'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Fields } from '@/db/schema'
import { accounts } from '@/lib/accounts/entity'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { within } from '@/lib/kernel/command'
import { columnOf, type Entity } from '@/lib/kernel/entity'
import { Refusal } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { parseInput } from '@/lib/kernel/input'
import { leads } from '@/lib/leads/entity'
import { having } from '@/lib/records/emails'
import { normaliseAddress } from '../mime'
import type { Case, Target } from './case'
import { step } from './path'

type Customer = { contactId?: string; accountId?: string }
type Standing = { ownerId: string | null; teamId: string; sourceId: string | null }

/**
 * Whom a new opportunity is about: the contact with this address, else the person, else the organisation; a stranger
 * becomes a contact if the team wishes so. Only people who wrote themselves do, and nobody who is there already.
 */
export async function customerFor(
  theCase: Case,
  target: Target,
  standing: Standing,
): Promise<{ links: Customer; events: Change[] }> {
  const { people, path } = theCase
  const address = people.isStranger ? normaliseAddress(people.contact?.address ?? '') : null
  if (!address) return { links: {}, events: [] }
  const known = await knownBy(theCase, address)
  if (known) {
    path.push(step('knownCustomer', { address }))
    return { links: known, events: [] }
  }
  if (!target.makesContacts || !isPersonal(theCase) || (await isSomebody(theCase, address)))
    return { links: {}, events: [] }
  return newContact(theCase, address, standing)
}

async function knownBy(theCase: Case, address: string): Promise<Customer | null> {
  const [contact] = await withAddress(theCase, contacts, address)
  if (contact) return { contactId: String(contact.id) }
  const found = await withAddress(theCase, accounts, address)
  const account = found.find(({ kind }) => kind === 'person') ?? found[0]
  return account ? { accountId: String(account.id) } : null
}

/** Records with this address, the last touched one first. */
async function withAddress(
  { context: { tx, actor } }: Case,
  entity: Entity,
  address: string,
  archived: 'no' | 'any' = 'no',
): Promise<Fields[]> {
  const { table, joins } = entity
  if (!joins?.emails) return []
  return tx
    .select()
    .from(table as PgTable)
    .where(
      and(
        eq(table.workspaceId, actor.workspace.id),
        inArray(table.id, having(tx, joins.emails, actor, [address])),
        archived === 'no' ? eq(columnOf(entity, 'isArchived'), false) : isNull(columnOf(entity, 'deletedAt')),
      ),
    )
    .orderBy(desc(columnOf(entity, 'updatedAt')), desc(table.id))
    .limit(20)
}

const isPersonal = ({ reading, people }: Case) =>
  reading.classification.kind === 'normal' && !people.isNoReply

/** A lead is on its way to become a contact, and who was put away is not to come back by a mail. */
async function isSomebody(theCase: Case, address: string): Promise<boolean> {
  for (const entity of [contacts, accounts, leads]) {
    if ((await withAddress(theCase, entity, address, 'any')).length > 0) return true
  }
  return false
}

/** What the company demands of contacts is demanded here too: a mail that cannot fulfil it makes none. */
async function newContact({ context, people, path }: Case, address: string, standing: Standing) {
  const name = people.contact?.name.trim() || address.slice(0, address.indexOf('@'))
  try {
    const input = parseInput(contactKind.create.input, {
      name: name.slice(0, 255),
      email: address,
      ...standing,
    })
    const { data, events } = await within(contactKind.create, context, input as never)
    path.push(step('newContact', { name }))
    return { links: { contactId: data.id }, events }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    path.push(step('noContact', { name, fields: Object.keys(error.fields).join(', ') }))
    return { links: {}, events: [] }
  }
}
