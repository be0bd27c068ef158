import 'server-only'
import { type Mailbox, message } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { messageIdFor } from '../thread'
import { toHtml } from './format'
import { sendMail } from './jobs'
import { settingsRow } from './settings'

type Letter = {
  to: Mailbox
  subject: string
  text: string
  memberId: string | null
  /** An invitation that it carries, in whose name, and where answers to it come in. */
  calendar?: string
  fromName?: string
  replyTo?: string
}

/** Puts a mail of the product itself into the outbox, about no record; `memberId` is whoever may see it there. A test is tried once. */
export async function queueAutomatic(
  { tx, actor, enqueue }: Pick<Context, 'tx' | 'actor' | 'enqueue'>,
  { to, subject, text, memberId, calendar, ...sender }: Letter,
  isOnlyAttempt?: boolean,
): Promise<string> {
  const id = newId()
  const here = actor.workspace.id
  const settings = await settingsRow(tx, actor)
  const fromAddress = settings?.fromAddress ?? `no-reply@${actor.workspace.slug}.invalid`
  await tx.insert(message).values({
    workspaceId: here,
    id,
    direction: 'out',
    state: 'queued',
    messageId: messageIdFor(here, id, fromAddress.slice(fromAddress.lastIndexOf('@') + 1)),
    fromName: sender.fromName ?? settings?.fromName ?? actor.workspace.name,
    fromAddress,
    replyTo: sender.replyTo ?? settings?.replyTo,
    to: [to],
    subject,
    text,
    html: toHtml(text),
    calendar,
    memberId,
  })
  await enqueue(sendMail, { id, isOnlyAttempt }, { key: `mail.send:${id}` })
  return id
}
