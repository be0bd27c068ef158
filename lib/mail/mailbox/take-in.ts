import 'server-only'
import type { ImapFlow } from 'imapflow'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { crashPoint } from '@/lib/kernel/crash'
import { withImap } from '../imap/client'
import { headsOf, newsOf, openFolder, rawOf } from '../imap/folder'
import { ImapTrouble } from '../imap/trouble'
import { MOST_BYTES } from '../inbound/accept'
import { acceptInbound } from '../inbound/accept-command'
import { contentKey } from '../inbound/delivery-key'
import { type Mailbox, serverOf } from './mailboxes'
import { advanceMailbox, type Taken } from './progress-commands'
import { since } from './since'

/** How many mails, or bytes of them, one look takes in at most; the next one follows at once. */
const MOST = 200
const MOST_TOGETHER = 80 * 1024 * 1024

/**
 * Hands each new mail of the company's mailbox to the gateway, in their order: first it is committed there, then put
 * away at the server, then counted as read. Whatever comes twice is known by its content. Tells whether there is more.
 */
export async function takeIn(actor: Actor, { box, folders, takenUntil }: Taken): Promise<boolean> {
  return withImap(serverOf(box), async (client) => {
    await openFolder(client, box.folder, box.afterwards === 'nothing')
    const [cursor] = folders
    const { uidValidity, uids, until } = await newsOf(client, cursor ?? null, since(box))
    const isFirst = cursor?.uidValidity !== uidValidity
    const wanted = isFirst ? await younger(client, uids, since(box)) : uids
    const done = (lastUid: number) =>
      execute(advanceMailbox, actor, {
        ...{ id: box.id, takenUntil, role: 'inbox' as const, path: box.folder },
        ...{ uidValidity, lastUid },
      })
    let bytes = 0
    let trouble: unknown
    for (const [at, uid] of wanted.entries()) {
      if (at >= MOST || bytes > MOST_TOGETHER) return true
      bytes += await hand(client, actor, box, uidValidity, uid)
      crashPoint('mailbox.accepted')
      // A folder that is missing shall not hold up the mails behind this one.
      await putAway(client, box, uid).catch((error: unknown) => {
        trouble = error
      })
      crashPoint('mailbox.put_away')
      await done(uid)
    }
    if (until > (cursor?.lastUid ?? -1) || isFirst) await done(until)
    if (trouble) throw trouble
    return false
  })
}

/** A server searches by whole days; what came before the mailbox was connected is left alone. */
async function younger(client: ImapFlow, uids: number[], from: Date): Promise<number[]> {
  const old = new Set<number>()
  for (let start = 0; start < uids.length; start += 500)
    for (const { uid, internalDate } of await headsOf(client, uids.slice(start, start + 500)))
      if (internalDate && new Date(internalDate) < from) old.add(uid)
  return uids.filter((uid) => !old.has(uid))
}

async function hand(
  client: ImapFlow,
  actor: Actor,
  box: Mailbox,
  uidValidity: string,
  uid: number,
): Promise<number> {
  const raw = await rawOf(client, uid)
  if (raw === 'gone') return 0
  const addressed = { intake: 'imap', envelopeFrom: null, envelopeTo: [] }
  if (raw === 'too_large') {
    const deliveryKey = `imap:${box.id}:${uidValidity}:${uid}`
    await execute(acceptInbound, actor, { ...addressed, deliveryKey, isTooLarge: true })
    return MOST_BYTES
  }
  await execute(acceptInbound, actor, { ...addressed, deliveryKey: `imap:${contentKey([], { raw })}`, raw })
  return raw.length
}

async function putAway(client: ImapFlow, { afterwards, moveTo }: Mailbox, uid: number): Promise<void> {
  const done =
    afterwards === 'seen'
      ? await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      : afterwards === 'move' && moveTo
        ? await client.messageMove(String(uid), moveTo, { uid: true })
        : true
  if (!done) throw new ImapTrouble('move', moveTo ?? '')
}
