import 'server-only'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Command, type Context, command, within } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { notFound, type Refusal, type Words } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { isolated } from '@/lib/kernel/isolated'
import { opportunities } from '@/lib/opportunities/entity'
import { items, refuseMass } from '@/lib/records/bulk'
import { getRecord } from '@/lib/records/query'
import { beginningsOf } from './beginnings'
import { convertLead } from './convert'
import { leads } from './entity'
import { sameFor } from './suggestions'

const input = z.strictObject({ items, withOpportunity: z.boolean() })

/** What came of one lead; `problem` says why it stayed one. */
export type Converted = { id: string; name: string; isKnown: boolean; problem: Words | null }

/** Converts several leads, each as it would be by itself: who is known is used again, who is refused stays. */
export const convertLeads: Command<typeof input, { leads: Converted[] }> = command({
  name: 'lead.convert_many',
  permission: 'lead:write',
  input,
  async run(context, { items, withOpportunity }) {
    refuseMass(context, items)
    const done: Converted[] = []
    const events: Change[] = []
    for (const item of items) {
      const one = await isolated(context, () => convertOne(context, item, withOpportunity))
      if ('refusal' in one) done.push(await left(context, item.id, one.refusal))
      else {
        done.push(one.data.lead)
        events.push(...one.data.events)
      }
    }
    if (done.every(({ problem }) => problem?.key === 'notFound')) throw notFound()
    return { data: { leads: done }, events }
  },
})

async function convertOne(context: Context, ref: { id: string; version: number }, withOpportunity: boolean) {
  const { tx, actor } = context
  const row = await getRecord(tx, actor, leads, ref.id, 'lead:write')
  if (!row) throw notFound()
  const lead = withoutHidden(actor, leads, row)
  const known = await sameFor(tx, actor, lead)
  const { isCompany, account, contact, opportunity } = beginningsOf(lead)
  const accountId = known.account[0]?.id
  const contactId = known.contact[0]?.id
  const { events } = await within(convertLead, context, {
    ...ref,
    account: accountId ? { id: accountId } : ifMay(actor, accounts, account),
    contact: isCompany ? (contactId ? { id: contactId } : ifMay(actor, contacts, contact)) : null,
    opportunity: withOpportunity ? ifMay(actor, opportunities, opportunity) : null,
  })
  return { lead: { id: ref.id, name: String(lead.name), isKnown: Boolean(accountId), problem: null }, events }
}

const ifMay = (actor: Actor, { permissions }: Entity, values: Record<string, unknown>) =>
  can(actor, permissions.create) ? { values } : null

async function left({ tx, actor }: Context, id: string, refusal: Refusal): Promise<Converted> {
  const row = await getRecord(tx, actor, leads, id)
  const problem = Object.values(refusal.fields)[0] ?? refusal.words
  return { id, name: row ? String(row.name) : '', isKnown: false, problem }
}
