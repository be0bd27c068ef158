import 'server-only'
import { and, desc, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { ImapFlow } from 'imapflow'
import { message } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { noteSeen } from './number-commands'
import type { Taken } from './progress-commands'

/** Of how many mails, the newest, read or unread is compared. */
const MOST = 300

/**
 * Read and unread, both ways: what was set here is told to the open inbox first, then what the inbox says holds. Nothing
 * happens while its numbers mean other mails than they did.
 */
export async function shareSeen(
  client: ImapFlow,
  member: Actor,
  { box, folders, takenUntil }: Taken,
): Promise<void> {
  const known = folders.find(({ role }) => role === 'inbox')
  if (!client.mailbox || known?.uidValidity !== String(client.mailbox.uidValidity)) return
  const news = await filedMails(member, sql`${message.isSeenNews}`)
  for (const isSeen of [true, false]) {
    const range = news.filter((each) => each.isSeen === isSeen).map(({ uid }) => uid)
    if (range.length === 0) continue
    const set = isSeen ? client.messageFlagsAdd : client.messageFlagsRemove
    await set.call(client, range.join(','), ['\\Seen'], { uid: true })
  }
  const mails = await filedMails(member, gt(message.sentAt, sql`now() - interval '60 days'`))
  if (mails.length === 0) return
  const flags = new Map<number, boolean>()
  const range = mails.map(({ uid }) => uid).join(',')
  for await (const found of client.fetch(range, { uid: true, flags: true }, { uid: true }))
    if (flags.size <= MOST) flags.set(found.uid, found.flags?.has('\\Seen') ?? false)
  const changed = mails.filter(({ uid, isSeen }) => flags.has(uid) && flags.get(uid) !== isSeen)
  const told = news.map(({ uid }) => uid)
  if (changed.length + told.length === 0) return
  const uids = (isSeen: boolean) =>
    changed.filter(({ uid }) => flags.get(uid) === isSeen).map(({ uid }) => uid)
  await execute(noteSeen, member, {
    ...{ mailboxId: box.id, takenUntil, told },
    ...{ seen: uids(true), unseen: uids(false) },
  })
}

async function filedMails(member: Actor, which: SQL): Promise<{ uid: number; isSeen: boolean }[]> {
  const { workspaceId, mailboxOf, filedFrom, uid, isSeen, sentAt } = message
  const rows = await reading(member, (tx) =>
    tx
      .select({ uid, isSeen })
      .from(message)
      .where(
        and(
          eq(workspaceId, member.workspace.id),
          eq(mailboxOf, member.id ?? ''),
          eq(filedFrom, 'inbox'),
          isNotNull(uid),
          which,
        ),
      )
      .orderBy(desc(sentAt))
      .limit(MOST),
  )
  const mails = new Map(rows.map((row) => [row.uid ?? 0, { uid: row.uid ?? 0, isSeen: row.isSeen ?? false }]))
  return [...mails.values()]
}
