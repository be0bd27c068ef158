import 'server-only'
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { MOST_BYTES } from '../inbound/accept'
import { ImapTrouble } from './trouble'

/** How far a folder has been read: numbers count as long as its UIDVALIDITY is the same (RFC 3501, 2.3.1.1). */
export type Cursor = { uidValidity: string; lastUid: number }
export type News = {
  uidValidity: string
  /** The mails to look at, in the order of their numbers. */
  uids: number[]
  /** Up to where the folder has been looked through when all of them are done. */
  until: number
}

/** Opens a folder; what only looks changes nothing there. */
export async function openFolder(client: ImapFlow, path: string, isReading = true): Promise<void> {
  try {
    await client.mailboxOpen(path, { readOnly: isReading })
  } catch (error) {
    if (client.usable) throw new ImapTrouble('folder', path)
    throw error
  }
}

/** What came into the open folder since it was read last; all since a day where numbers mean nothing any more. */
export async function newsOf(client: ImapFlow, cursor: Cursor | null, since: Date): Promise<News> {
  if (!client.mailbox) throw new ImapTrouble('folder')
  const { uidValidity: validity, uidNext } = client.mailbox
  const uidValidity = String(validity)
  const from = cursor?.uidValidity === uidValidity ? cursor.lastUid : null
  const found = await client.search(from === null ? { since } : { uid: `${from + 1}:*` }, { uid: true })
  // No answer is not the answer that there is nothing: what is counted as read never comes again.
  if (!Array.isArray(found)) throw new ImapTrouble('refused')
  // A range that begins behind the last mail is answered by the last mail.
  const uids = found.filter((uid) => uid > (from ?? 0)).sort((a, b) => a - b)
  const until = Math.max(from ?? (uidNext || 1) - 1, uids.at(-1) ?? 0)
  return { uidValidity, uids, until }
}

/** One mail as it is. */
export async function rawOf(client: ImapFlow, uid: number): Promise<Buffer | 'gone' | 'too_large'> {
  const found = await client.fetchOne(
    String(uid),
    { uid: true, source: { start: 0, maxLength: MOST_BYTES + 1 } },
    { uid: true },
  )
  if (!client.usable) throw new ImapTrouble('unreachable')
  if (!found) return 'gone'
  if (!found.source?.length) throw new ImapTrouble('refused')
  return found.source.length <= MOST_BYTES ? found.source : 'too_large'
}

/** What is known of mails without reading them. */
export async function headsOf(client: ImapFlow, uids: readonly number[]): Promise<FetchMessageObject[]> {
  const heads: FetchMessageObject[] = []
  if (uids.length === 0) return heads
  const query = { uid: true, envelope: true, size: true, flags: true, internalDate: true, headers: NAMED }
  for await (const head of client.fetch(uids.join(','), query, { uid: true })) {
    heads.push(head)
    if (heads.length > uids.length * 2) throw new ImapTrouble('too_much')
  }
  return heads.filter(({ uid }) => uids.includes(uid)).sort((a, b) => a.uid - b.uid)
}

const NAMED = ['references']

/** Where a person's own mails are: what came in, and what was sent, if the server tells. */
export async function ownFolders(client: ImapFlow): Promise<{ inbox: string; sent: string | null }> {
  const all = await client.list()
  const sent =
    all.find(({ specialUse }) => specialUse === '\\Sent') ?? all.find(({ name }) => SENT.test(name ?? ''))
  return { inbox: 'INBOX', sent: sent?.path ?? null }
}

const SENT = /^(?:sent(?: items| mail| messages)?|đã gửi|thư đã gửi|hộp thư đã gửi)$/i
