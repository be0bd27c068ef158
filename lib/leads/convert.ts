import 'server-only'
import { z } from 'zod'
import type { Fields } from '@/db/schema'
import { accountKind } from '@/lib/accounts/commands'
import { contactKind } from '@/lib/contacts/commands'
import { type Command, type Context, command, recordRef, within } from '@/lib/kernel/command'
import { conflict, notFound, Refusal } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { withoutHidden } from '@/lib/kernel/field-rights'
import { parseInput } from '@/lib/kernel/input'
import { createOpportunity } from '@/lib/opportunities/commands'
import { getRecord } from '@/lib/records/query'
import { updateRecord } from '@/lib/records/write'
import { leadKind } from './commands'
import { leads } from './entity'
import { inherited, type Part } from './inherited'

const values = z.record(z.string(), z.unknown())
/** An existing record, or what a new one begins with. */
const choice = z.union([z.strictObject({ id: z.uuid() }), z.strictObject({ values })]).nullable()
const input = recordRef.extend({
  account: choice,
  contact: choice,
  opportunity: z.strictObject({ values }).nullable(),
})

type Maker = Command<z.ZodType, { id: string; version: number }>
type Converted = { accountId: string | null; contactId: string | null; opportunityId: string | null }

/** Makes a lead a customer, a contact and an opportunity, as far as wished: all of it or nothing, and once only. */
export const convertLead = command({
  name: 'lead.convert',
  permission: 'lead:write',
  input,
  async run(context, { id, version, account, contact, opportunity }) {
    const { tx, actor } = context
    const lead = await getRecord(tx, actor, leads, id, 'lead:write')
    if (!lead) throw notFound()
    if (lead.convertedAt) throw conflict('alreadyConverted')
    if (!account && !contact && !opportunity) throw conflict('convertNothing')
    const events: Change[] = []
    const make = async (part: Part, maker: Maker, chosen: z.output<typeof choice>, given: Fields) => {
      if (!chosen) return null
      if ('id' in chosen) return chosen.id
      const known = inherited(actor, withoutHidden(actor, leads, lead), part)
      const made = await partOf(context, part, maker, { ...known, ...given, ...chosen.values })
      events.push(...made.events)
      return made.data.id
    }
    const accountId = await make('account', accountKind.create, account, {})
    const contactId = await make('contact', contactKind.create, contact, accountId ? { accountId } : {})
    const links = { ...(accountId && { accountId }), ...(contactId && { contactId }) }
    const opportunityId = await make('opportunity', createOpportunity, opportunity, links)
    const data: Converted = { accountId, contactId, opportunityId }
    const patch = { ...data, status: 'converted', convertedAt: new Date() }
    const done = await updateRecord(context, leads, leadKind.hooks, { id, version, patch, type: 'converted' })
    return { data, events: [...events, ...done.events] }
  },
})

/** One of the records, by its own command; what is refused is said at its part of the form. */
async function partOf(context: Context, part: Part, maker: Maker, given: Fields) {
  try {
    return await within(maker, context, parseInput(maker.input, given) as never)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const fields = Object.entries(error.fields).map(([name, words]) => [`${part}.values.${name}`, words])
    throw new Refusal(error.code, error.words, Object.fromEntries(fields), error.details)
  }
}
