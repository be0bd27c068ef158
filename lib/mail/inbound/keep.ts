import 'server-only'
import { createHash } from 'node:crypto'
import { attachment, type Mailbox, message } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { entityNamed } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { lockRows } from '@/lib/records/keys'
import { endWaiting } from '../inbox/waiting'
import type { MailAddress, MailAttachment } from '../mime'
import { storage } from '../storage'
import type { Case } from './case'
import type { Held } from './decide'
import type { Reading } from './reading'

type About = {
  /** Whether its writer waits for an answer. */
  waits: boolean
  /** The record whose conversation it continues. */
  continues?: string
}

/** Puts a message on a record's timeline, its attachments into storage first. */
export async function keepMessage(
  theCase: Case,
  { entity, recordId }: Held,
  { waits, ...facts }: About,
): Promise<Change> {
  const { context, inbound, reading } = theCase
  const { tx, actor } = context
  const id = newId()
  // Two mails of one conversation at once: the second finds the first.
  if (waits) await lockRows(context, entityNamed(entity), [recordId])
  const since = waits
    ? ((await endWaiting(context, { entity, recordId }))?.since ?? inbound.receivedAt)
    : null
  await tx.insert(message).values({
    ...mailColumns(reading),
    workspaceId: actor.workspace.id,
    id,
    entity,
    recordId,
    direction: 'in',
    state: 'received',
    messageId: reading.messageId ?? `${inbound.id}@message-id.invalid`,
    isVerified: inbound.isAuthenticated,
    inboundId: inbound.id,
    waitsSince: since,
    sentAt: reading.date ?? inbound.receivedAt,
  })
  await keepAttachments(context, id, reading.attachments)
  const told = { messageId: id, subject: reading.subject, from: reading.from?.address ?? '' }
  return { entity, recordId, type: 'message.received', after: { ...told, ...facts } }
}

/** What a mail that was read is on a timeline. */
export const mailColumns = (reading: Reading) => ({
  inReplyTo: reading.inReplyTo[0] ?? null,
  references: reading.references,
  fromName: reading.from?.name ?? '',
  fromAddress: reading.from?.address ?? '',
  replyTo: reading.replyTo[0]?.address ?? null,
  to: reading.to.map(mailbox),
  cc: reading.cc.map(mailbox),
  subject: reading.subject,
  text: reading.visible,
  quoted: reading.quoted,
  html: reading.html,
  forwarded: forwardedOf(reading),
  hints: reading.hints,
})

export async function keepAttachments(
  { tx, actor }: Context,
  messageId: string,
  attachments: readonly MailAttachment[],
): Promise<void> {
  const kept = attachments.filter(({ content }) => content.length > 0)
  for (const part of kept) {
    const storageKey = await storage.put(part.content)
    await tx.insert(attachment).values({
      workspaceId: actor.workspace.id,
      id: newId(),
      messageId,
      storageKey,
      sha256: createHash('sha256').update(part.content).digest('hex'),
      ...columns(part),
    })
  }
}

const columns = ({ name, contentType, content, contentId, inline }: MailAttachment) => ({
  name,
  contentType,
  size: content.length,
  contentId,
  isInline: inline,
})

const mailbox = ({ name, address }: MailAddress): Mailbox => ({ name, address })

function forwardedOf({ forwarded }: Reading) {
  return forwarded && { from: forwarded.from, subject: forwarded.subject, note: forwarded.note }
}
