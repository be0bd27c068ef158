import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { inboundMessage, message } from '@/db/schema'
import { command, execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { mailActor } from '../mail-actor'
import { RESEND_TAG, signedMessageId, signedTag } from '../thread'
import { mark } from './mark'
import { step } from './path'
import { type Mark, recipientOf } from './reports'

export const REPORTS = ['email.bounced', 'email.complained', 'email.suppressed'] as const

/** The part of such an event that is read; what Resend adds to it is ignored. */
export const resendReport = z.object({
  type: z.enum(REPORTS),
  data: z.object({
    to: z.array(z.string()).max(1000).catch([]),
    message_id: z.string().max(1000).catch(''),
    tags: z.record(z.string(), z.unknown()).catch({}),
    bounce: z.object({ message: z.string().catch(''), type: z.string().catch('') }).optional(),
    suppressed: z.object({ message: z.string().catch('') }).optional(),
  }),
})
type Report = z.output<typeof resendReport>

/**
 * Takes what Resend says about a mail of ours, which is known by the tag that it left with or by its Message-ID,
 * both signed. With `workspaceId` only that workspace's mails can be meant. Null when it is none of ours.
 */
export async function takeReport(
  { type, data }: Report,
  eventId: string,
  workspaceId?: string,
): Promise<string | null> {
  const tagged = signedTag(String(data.tags[RESEND_TAG] ?? ''))
  const named = workspaceId ? signedMessageId(workspaceId, data.message_id) : null
  const messageId = tagged?.id ?? named
  const where = tagged?.workspaceId ?? workspaceId
  const actor = where && where === (workspaceId ?? where) && messageId ? await mailActor(where) : null
  if (!actor || !messageId) return null
  const reason = data.bounce?.message || data.suppressed?.message || type
  const { data: id } = await execute(reportSent, actor, {
    messageId,
    deliveryKey: `event:resend:${eventId}`,
    state: stateOf(type, data.bounce?.type),
    recipients: data.to.map((address) => address.slice(0, 320)),
    reason: `Resend: ${reason}`.slice(0, 500),
  })
  return id
}

/** "Transient" may pass; for everything else Resend has given up. */
function stateOf(type: Report['type'], kind: string | undefined): Mark['state'] {
  if (type === 'email.complained') return 'complained'
  return kind === 'Transient' ? 'soft_bounced' : 'bounced'
}

/** A provider's word about a sent mail, with a line in the log of incoming mail; told twice, it is one. */
export const reportSent = command({
  name: 'inbound.report',
  permission: 'inbound:write',
  input: z.strictObject({
    messageId: z.uuid(),
    deliveryKey: z.string().min(1).max(500),
    state: z.enum(['soft_bounced', 'bounced', 'complained']),
    recipients: z.array(z.string().max(320)).max(1000),
    reason: z.string().max(500),
  }),
  async run(context, { messageId, deliveryKey, state, recipients, reason }) {
    const { tx, actor } = context
    const here = actor.workspace.id
    const { entity, recordId, subject, to, cc } = message
    const [original] = await tx
      .select({ id: message.id, entity, recordId, subject, to, cc })
      .from(message)
      .where(and(eq(message.workspaceId, here), eq(message.id, messageId), eq(message.direction, 'out')))
    if (!original) return { data: null, events: [] }
    const address = recipientOf(original, recipients.length === 1 ? (recipients[0] ?? null) : null)
    const recipient = address ?? original.to.map((each) => each.address).join(', ')
    const [kept] = await tx
      .insert(inboundMessage)
      .values({
        ...{ workspaceId: here, id: newId(), intake: 'resend', deliveryKey, envelopeTo: [], size: 0 },
        outcome: 'bounce',
        subject: original.subject,
        isAuthenticated: true,
        opportunityIds: original.recordId ? [original.recordId] : [],
        path: [
          step('received', { intake: 'resend', size: '0' }),
          ...(state === 'complained' ? [step('complaint', { reason })] : []),
          step('bounceMatched', { recipient, subject: original.subject, reason }),
        ],
        processedAt: new Date(),
      })
      .onConflictDoNothing({ target: [inboundMessage.workspaceId, inboundMessage.deliveryKey] })
      .returning({ id: inboundMessage.id })
    if (!kept) return { data: null, events: [] }
    const told = {
      messageRowId: original.id,
      entity: original.entity,
      recordId: original.recordId,
      address,
      state,
      reason,
      status: null,
    }
    const { events } = await mark(context, [told])
    return { data: kept.id, events }
  },
})
