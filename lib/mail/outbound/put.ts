import 'server-only'
import { type Mailbox, type Mailed, message } from '@/db/schema'
import type { Context } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import type { Mailbox as Box } from '../mailbox/mailboxes'
import { messageIdFor, replyAddressFor } from '../thread'
import { toHtml } from './format'
import { sendMail } from './jobs'
import { signatureOf } from './record-mail'
import { settingsRow } from './settings'
import { aliasOf } from './thread'

/** How long a mail waits, so that it can be taken back before anything left; in seconds. */
const WINDOW = 10
const GRACE = 1

export const windowOf = ({ actor }: Context): number => actor.person?.toastSeconds ?? WINDOW

/** What is the same of all mails that somebody sends at once. */
export async function standingOf(context: Context) {
  const { tx, actor } = context
  return {
    settings: await settingsRow(tx, actor),
    signature: await signatureOf(tx, actor),
    aliases: new Map<unknown, string | null>(),
  }
}
type Standing = Awaited<ReturnType<typeof standingOf>>

type Mail = {
  entity: Mailed
  recordId: string
  /** Of its record: answers come in at the team's alias. */
  teamId: unknown
  to: Mailbox[]
  cc?: Mailbox[]
  subject: string
  text: string
  quoted?: string
  inReplyTo?: string | null
  references?: string[]
  leavesAt?: Date | null
  isToMany?: boolean
  /** The sender's own mailbox, if it leaves from there. */
  own?: Box | null
}

/** Puts a mail on its record's timeline and into the outbox; it leaves when asked to, never before second thoughts. */
export async function putMail(context: Context, standing: Standing, mail: Mail): Promise<string> {
  const { tx, actor, enqueue } = context
  const { settings, signature, aliases } = standing
  const { workspace } = actor
  const { teamId, leavesAt = null, own = null, ...values } = mail
  if (!aliases.has(teamId)) aliases.set(teamId, await aliasOf(context, teamId, mail.entity))
  const alias = aliases.get(teamId) ?? null
  const id = newId()
  const fromAddress =
    own?.address ??
    settings?.fromAddress ??
    alias ??
    actor.person?.email ??
    `no-reply@${workspace.slug}.invalid`
  const text = signature ? `${mail.text}\n\n${signature}` : mail.text
  await tx.insert(message).values({
    ...values,
    workspaceId: workspace.id,
    id,
    direction: 'out',
    state: 'queued',
    messageId: messageIdFor(workspace.id, id, fromAddress.slice(fromAddress.lastIndexOf('@') + 1)),
    fromName: own ? actor.name : senderName(actor.name, settings?.fromName),
    fromAddress,
    replyTo: own ? null : alias ? replyAddressFor(workspace.id, id, alias) : (settings?.replyTo ?? null),
    mailboxOf: own?.memberId,
    privateTo: own && !own.isShared ? own.memberId : null,
    text,
    html: toHtml(text),
    leavesAt,
    memberId: actor.id,
  })
  const earliest = new Date(Date.now() + (windowOf(context) + GRACE) * 1000)
  const runAt = leavesAt && leavesAt > earliest ? leavesAt : earliest
  await enqueue(sendMail, { id, memberId: own?.memberId ?? undefined }, { key: `mail.send:${id}`, runAt })
  return id
}

const senderName = (person: string, company: string | null | undefined) =>
  company && company !== person ? `${person} (${company})` : person
