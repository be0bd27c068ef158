import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Fields, webForm } from '@/db/schema'
import { type Command, type Context, command, within } from '@/lib/kernel/command'
import { entityIn } from '@/lib/kernel/custom-fields'
import { notFound, Refusal } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { leadKind } from '@/lib/leads/commands'
import { leads } from '@/lib/leads/entity'
import { rulesOf } from '@/lib/record-rules/rules'
import { getRecord, type Row } from '@/lib/records/query'
import { updateRecord } from '@/lib/records/write'
import { type Answers, readAnswers } from './answers'
import { consentFrom } from './consent'
import { webForms } from './entity'
import { placeOf } from './place'
import { askedBy, demandedBy, fixedOf } from './questions'

const input = z.strictObject({
  id: z.uuid(),
  answers: z.record(z.string().max(60), z.string().max(25_000)),
  hasConsent: z.boolean(),
  /** The sender's address, for the proof of consent. */
  ip: z.string().max(60).nullable(),
})

export type Submitted = { leadId: string; isNew: boolean }

/** One filled-in form to one lead, or to the timeline of the lead that it turns out to be; the product's own. */
export const submitWebForm: Command<typeof input, Submitted> = command({
  name: 'web_form.submit',
  permission: 'lead:create',
  input,
  async run(context, { id, answers, hasConsent, ip }) {
    const form = await lockedForm(context, id)
    const given = await answersTo(context, form, answers)
    const place = await placeOf(context, form)
    const taken = await take(context, { ...fixedOf(form), ...place }, given)
    const consent = hasConsent && form.consentText ? await consentFrom(context, form, given, ip) : []
    await context.tx
      .update(webForm)
      .set({
        received: sql`${webForm.received} + 1`,
        lastReceivedAt: new Date(),
        ...(place.ownerId && { lastOwnerId: place.ownerId }),
      })
      .where(and(eq(webForm.workspaceId, context.actor.workspace.id), eq(webForm.id, id)))
    return { data: taken.data, events: [...taken.events, ...consent] }
  },
})

/** Counts what looked like a robot or came too often; the product's own. */
export const holdBack = command({
  name: 'web_form.hold_back',
  permission: 'lead:create',
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor }, { id }) {
    if (actor.id !== null) throw notFound()
    await tx
      .update(webForm)
      .set({ heldBack: sql`${webForm.heldBack} + 1` })
      .where(and(eq(webForm.workspaceId, actor.workspace.id), eq(webForm.id, id)))
    return { data: null, events: [] }
  },
})

/** One after the other, so that those who take turns do. */
async function lockedForm({ tx, actor }: Context, id: string): Promise<Row> {
  if (actor.id !== null) throw notFound()
  await tx
    .select({ id: webForm.id })
    .from(webForm)
    .where(and(eq(webForm.workspaceId, actor.workspace.id), eq(webForm.id, id)))
    .for('update')
  const form = await getRecord(tx, actor, webForms, id)
  if (!form?.isActive || form.archivedAt) throw notFound()
  return form
}

async function answersTo({ tx, actor }: Context, form: Row, answers: Answers): Promise<Fields> {
  const required = demandedBy(form, await rulesOf(tx, actor, leads))
  const given = readAnswers(askedBy(entityIn(actor, leads), form, required), answers)
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  )
}

/** Whom the company will not have twice is not refused, which would tell who is known: what they wrote is told on their lead. */
async function take(
  context: Context,
  fixed: Fields,
  given: Fields,
): Promise<{ data: Submitted; events: Change[] }> {
  try {
    const { data, events } = await within(leadKind.create, context, { ...fixed, ...given })
    return { data: { leadId: data.id, isNew: true }, events }
  } catch (error) {
    const twinId = error instanceof Refusal && isTwin(error) ? error.details?.twinId : undefined
    if (typeof twinId !== 'string') throw error
    const told = { entity: leads.name, recordId: twinId, type: 'submitted', after: given }
    return { data: { leadId: twinId, isNew: false }, events: [...(await woken(context, twinId)), told] }
  }
}

/** Whoever writes again is no longer put away. */
async function woken(context: Context, id: string): Promise<Change[]> {
  const lead = await getRecord(context.tx, context.actor, leads, id)
  if (!lead?.archivedAt) return []
  const patch = { id, version: Number(lead.version), patch: { archivedAt: null }, type: 'restored' }
  return (await updateRecord(context, leads, leadKind.hooks, patch)).events
}

const isTwin = ({ fields }: Refusal) => Object.values(fields).every(({ key }) => key === 'duplicateOf')
