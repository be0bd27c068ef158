import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { MAILBOX_ROLES, mailbox, message } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import type { Change } from '@/lib/kernel/event'
import { newId } from '@/lib/kernel/id'
import { isAuthenticatedAt } from '../inbound/authentication'
import { keepAttachments, mailColumns } from '../inbound/keep'
import type { Reading } from '../inbound/reading'
import type { Mailbox } from './mailboxes'
import { type Place, placesOf } from './people'

/** What a look works at, and until when it is its own. */
export const taken = { mailboxId: z.uuid(), takenUntil: z.date() }

const fileInput = z.strictObject({
  ...taken,
  role: z.enum(MAILBOX_ROLES),
  uid: z.int().min(1),
  isSeen: z.boolean(),
  messageId: z.string().min(1).max(1000),
  receivedAt: z.date(),
  reading: z.custom<Reading>((value) => typeof value === 'object' && value !== null && 'visible' in value),
})
type Input = z.output<typeof fileInput>
type Held = Pick<Input, 'mailboxId' | 'takenUntil'>

const NEWS = 86_400_000

/** Puts a mail of a member's own mailbox on the records of the people it is from or to; once, however often it is met. */
export const fileMail = command({
  name: 'mailbox.file',
  permission: 'profile:write',
  input: fileInput,
  async run(context, input) {
    const { tx, actor } = context
    const box = await lockedOwn(context, input)
    const places = await placesOf(tx, actor, letterOf(input.reading, input.messageId), box.address)
    const events: Change[] = []
    for (const place of places) events.push(...(await file(context, box, input, place)))
    return { data: { count: places.length }, events }
  },
})

/** Everybody a mail is from or to, and what it refers to. */
export const letterOf = ({ from, to, cc, inReplyTo, references }: Reading, messageId: string) => ({
  messageId,
  addresses: [...(from ? [from] : []), ...to, ...cc].map(({ address }) => address.toLowerCase()),
  references: [...inReplyTo, ...references.toReversed()],
})

/** Locks the mailbox, so that it is not given up meanwhile; somebody else's, or one that has moved, does not exist. */
export async function lockedOwn({ tx, actor }: Context, { mailboxId, takenUntil }: Held): Promise<Mailbox> {
  if (!actor.id) throw notFound()
  const { workspaceId, memberId, takenUntil: until } = mailbox
  const [box] = await tx
    .select()
    .from(mailbox)
    .where(
      and(
        eq(workspaceId, actor.workspace.id),
        eq(mailbox.id, mailboxId),
        eq(memberId, actor.id),
        eq(until, takenUntil),
      ),
    )
    .for('update')
  if (!box) throw notFound()
  return box
}

async function file(context: Context, box: Mailbox, input: Input, place: Place): Promise<Change[]> {
  const { tx, actor } = context
  const { reading, role, uid, messageId, receivedAt } = input
  const from = reading.from?.address.toLowerCase() ?? ''
  const isVerified = role === 'sent' || isAuthenticatedAt(box.host, reading.authentication, from)
  // Whoever likes may write the owner's address into From.
  const isSent = role === 'sent' || (isVerified && from === box.address)
  const id = newId()
  const columns = mailColumns(reading)
  await tx.insert(message).values({
    ...columns,
    ...place,
    workspaceId: actor.workspace.id,
    id,
    direction: isSent ? 'out' : 'in',
    state: isSent ? 'sent' : 'received',
    messageId,
    isVerified,
    memberId: isSent ? actor.id : null,
    mailboxOf: actor.id,
    privateTo: box.isShared ? null : actor.id,
    filedFrom: role,
    uid,
    isSeen: isSent || input.isSeen,
    sentAt: reading.date ?? receivedAt,
  })
  await keepAttachments(context, id, reading.attachments)
  // What was read in later than it came is no news to anybody.
  if (!box.isShared || receivedAt.getTime() < Date.now() - NEWS) return []
  const told = isSent ? { to: columns.to.map(({ address }) => address) } : { from: columns.fromAddress }
  const type = isSent ? 'message.sent' : 'message.received'
  return [{ ...place, type, after: { messageId: id, subject: reading.subject, ...told } }]
}
