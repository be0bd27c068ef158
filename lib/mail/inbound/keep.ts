import 'server-only'
import { createHash } from 'node:crypto'
import { attachment, type Mailbox, message } from '@/db/schema'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import type { MailAddress, MailAttachment } from '../mime'
import { storage } from '../storage'
import type { Case } from './case'
import type { Held } from './decide'

/** Puts a message on a record's timeline, its attachments into storage first. */
export async function keepMessage(
  theCase: Case,
  { entity, recordId }: Held,
  facts: Change['after'] = {},
): Promise<Change> {
  const { context, inbound, reading } = theCase
  const { tx, actor } = context
  const id = newId()
  await tx.insert(message).values({
    workspaceId: actor.workspace.id,
    id,
    entity,
    recordId,
    direction: 'in',
    state: 'received',
    messageId: reading.messageId ?? `${inbound.id}@message-id.invalid`,
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
    forwarded: forwardedOf(theCase),
    hints: reading.hints,
    isVerified: inbound.isAuthenticated,
    inboundId: inbound.id,
    sentAt: reading.date ?? inbound.receivedAt,
  })
  await keepAttachments(theCase, id)
  const told = { messageId: id, subject: reading.subject, from: reading.from?.address ?? '' }
  return { entity, recordId, type: 'message.received', after: { ...told, ...facts } }
}

async function keepAttachments({ context: { tx, actor }, reading }: Case, messageId: string): Promise<void> {
  const kept = reading.attachments.filter(({ content }) => content.length > 0)
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

function forwardedOf({ reading: { forwarded } }: Case) {
  return forwarded && { from: forwarded.from, subject: forwarded.subject, note: forwarded.note }
}
