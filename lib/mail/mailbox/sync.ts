import 'server-only'
import { createHash } from 'node:crypto'
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import type { MailboxRole } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { reading as readTx } from '@/lib/kernel/database'
import { Refusal } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { withImap } from '../imap/client'
import { headsOf, newsOf, openFolder, ownFolders, rawOf } from '../imap/folder'
import { MOST_BYTES } from '../inbound/accept'
import { read, Unreadable } from '../inbound/reader'
import type { Reading } from '../inbound/reading'
import { messageIds } from '../mime/message-ids'
import { fileMail } from './file-command'
import { serverOf } from './mailboxes'
import { forgetNumbers, numberMails } from './number-commands'
import { type Letter, placesOf, placesOfAll } from './people'
import { advanceMailbox, type Taken } from './progress-commands'
import { shareSeen } from './seen'
import { since } from './since'

const CHUNK = 50
/** How many heads, or bytes of mails, one look reads at most. */
const MOST_HEADS = 2000
const MOST_TOGETHER = 80 * 1024 * 1024
/** How much of a mail's name is kept. */
const MOST_NAME = 998

type Visit = Taken & {
  product: Actor
  member: Actor
  client: ImapFlow
  left: { heads: number; bytes: number }
}

/**
 * Files what is new in a member's inbox and among what they sent. Of each mail the envelope is read first: the text of
 * strangers' mails never comes here. Tells whether there is more.
 */
export async function syncOwn(product: Actor, member: Actor, taken: Taken): Promise<boolean> {
  return withImap(serverOf(taken.box), async (client) => {
    const left = { heads: MOST_HEADS, bytes: MOST_TOGETHER }
    const visit = { ...taken, product, member, client, left }
    const { inbox, sent } = await ownFolders(client)
    // What was sent first: a copy to oneself in the inbox says less of the same mail.
    if (sent) await openFolder(client, sent)
    const isMore = sent !== null && (await readFolder(visit, 'sent', sent))
    await openFolder(client, inbox, false)
    await shareSeen(client, member, taken)
    return (await readFolder(visit, 'inbox', inbox)) || isMore
  })
}

async function readFolder(visit: Visit, role: MailboxRole, path: string): Promise<boolean> {
  const { client, box, folders, takenUntil, product, member, left } = visit
  const held = { mailboxId: box.id, takenUntil }
  const known = folders.find((each) => each.role === role && each.path === path)
  const { uidValidity, uids, until } = await newsOf(client, known ?? null, since(box))
  const isAnew = known?.uidValidity !== uidValidity
  if (isAnew) await execute(forgetNumbers, member, { ...held, role })
  const done = (lastUid: number) =>
    execute(advanceMailbox, product, { id: box.id, takenUntil, role, path, uidValidity, lastUid })
  for (let start = 0; start < uids.length; start += CHUNK) {
    if (left.heads <= 0 || left.bytes <= 0) return true
    const chunk = uids.slice(start, start + CHUNK)
    const heads = await headsOf(client, chunk)
    left.heads -= chunk.length
    await fileAmong(visit, role, heads)
    if (isAnew) await execute(numberMails, member, { ...held, role, numbers: heads.map(numberOf) })
    await done(chunk.at(-1) ?? until)
  }
  if (until > (known?.lastUid ?? -1) || isAnew) await done(until)
  return false
}

/** Files those that are from or to somebody who is known here, or go on with one that was filed just now. */
async function fileAmong(
  visit: Visit,
  role: MailboxRole,
  heads: readonly FetchMessageObject[],
): Promise<void> {
  const { member, box } = visit
  const wanted = heads.filter((head) => receivedAt(head) >= box.startsAt && (head.size ?? 0) <= MOST_BYTES)
  const letters = wanted.map(letterIn)
  const places = await readTx(member, (tx) => placesOfAll(tx, member, letters, box.address))
  const filed = new Set<string>()
  const goesOn = async (letter: Letter) =>
    letter.references.some((name) => filed.has(name)) &&
    (await readTx(member, (tx) => placesOf(tx, member, letter, box.address))).length > 0
  for (const [at, letter] of letters.entries()) {
    const head = wanted[at]
    if (!head || !(places[at]?.length || (await goesOn(letter)))) continue
    await fileOne(visit, role, head)
    filed.add(letter.messageId)
  }
}

/** Reads one mail to its end. One that cannot be filed holds up none behind it. */
async function fileOne(visit: Visit, role: MailboxRole, head: FetchMessageObject): Promise<void> {
  const { member, client, box, takenUntil, left } = visit
  const raw = await rawOf(client, head.uid)
  if (typeof raw === 'string') return
  left.bytes -= raw.length
  const reading = await readable(raw, receivedAt(head))
  if (!reading) return
  try {
    await execute(fileMail, member, {
      ...{ mailboxId: box.id, takenUntil, role, uid: head.uid },
      isSeen: head.flags?.has('\\Seen') ?? false,
      messageId: reading.messageId?.slice(0, MOST_NAME) ?? madeUp(raw),
      receivedAt: receivedAt(head),
      reading,
    })
  } catch (error) {
    // Without its mailbox no other can be filed either.
    if (!(error instanceof Refusal) || error.code === 'not_found') throw error
    log.error({ err: error, id: box.id, uid: head.uid }, 'a mail of a mailbox is refused')
  }
  crashPoint('mailbox.filed')
}

const receivedAt = ({ internalDate }: FetchMessageObject) => new Date(internalDate ?? Date.now())

/** What the envelope says, before anything else is read. */
function letterIn({ envelope = {}, headers }: FetchMessageObject): Letter {
  const { from = [], to = [], cc = [], messageId = '', inReplyTo = '' } = envelope
  const header = headers?.toString('latin1').replace(/^references:/i, '') ?? ''
  return {
    messageId: messageIds(messageId)[0]?.slice(0, MOST_NAME) ?? '',
    addresses: [...from, ...to, ...cc].flatMap(({ address }) => address?.toLowerCase() ?? []),
    references: [...messageIds(inReplyTo), ...messageIds(header).toReversed()],
  }
}

const numberOf = (head: FetchMessageObject) => ({ uid: head.uid, messageId: letterIn(head).messageId })

/** A mail without a name of its own is known by its content. */
const madeUp = (raw: Buffer) =>
  `${createHash('sha256').update(raw).digest('hex').slice(0, 40)}@message-id.invalid`

async function readable(raw: Buffer, receivedAt: Date): Promise<Reading | null> {
  try {
    return await read({ raw, envelopeFrom: null, receivedAt })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    log.warn({ reason: error.message }, 'a mail of a mailbox cannot be read')
    return null
  }
}
