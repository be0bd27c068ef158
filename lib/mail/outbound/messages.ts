import 'server-only'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { attachment, message } from '@/db/schema'
import { type Actor, can } from '@/lib/kernel/actor'
import { troublesOf } from './recipients'
import { seenMessages } from './seen'

/** Longer texts are cut on the timeline; the view of the original has all of it. */
const SHOWN = 12_000

export type MessageFile = { id: string; name: string; size: number }
export type ShownMessage = Awaited<ReturnType<typeof shownMessages>>[number]

const { id, direction, state, fromName, fromAddress, to, cc, subject, sentAt, recordId } = message
const { forwarded, hints, isVerified, error, reply, replyTo, attempts, memberId, entity, leavesAt } = message
const { mailboxOf, filedFrom, isSeen } = message
const columns = {
  ...{ id, direction, state, fromName, fromAddress, to, cc, subject, sentAt, recordId },
  ...{ forwarded, hints, isVerified, error, reply, replyTo, attempts, memberId, entity, leavesAt },
  ...{ mailboxOf, filedFrom, isSeen },
  isPrivate: sql<boolean>`${message.privateTo} is not null`,
  text: sql<string>`left(${message.text}, ${SHOWN})`,
  quoted: sql<string>`left(${message.quoted}, ${SHOWN})`,
  isCut: sql<boolean>`length(${message.text}) > ${SHOWN} or length(${message.quoted}) > ${SHOWN}`,
  hasHtml: sql<boolean>`${message.html} is not null`,
}

/** Messages by their ids, as far as the actor may see them, newest first. */
export const messagesAmong = async (tx: Tx, actor: Actor, ids: string[]): Promise<ShownMessage[]> =>
  ids.length === 0
    ? []
    : shownMessages(tx, actor, and(seenMessages(actor), inArray(message.id, ids)), ids.length)

/** One message the actor may see, with its files. */
export async function getMessage(tx: Tx, actor: Actor, id: string): Promise<ShownMessage | undefined> {
  const [row] = await shownMessages(tx, actor, and(seenMessages(actor), eq(message.id, id)), 1)
  return row
}

async function shownMessages(tx: Tx, actor: Actor, where: ReturnType<typeof and>, limit: number) {
  const rows = await tx
    .select(columns)
    .from(message)
    .where(where)
    .orderBy(desc(sentAt), desc(id))
    .limit(limit)
  const files = await filesOf(
    tx,
    actor,
    rows.map((row) => row.id),
  )
  const everybody = rows.flatMap((row) => [...row.to, ...row.cc].map(({ address }) => address))
  const troubles = await troublesOf(tx, actor, everybody)
  const isWriter = (row: { memberId: string | null }) => row.memberId !== null && row.memberId === actor.id
  const isOwn = (row: { mailboxOf: string | null }) => row.mailboxOf !== null && row.mailboxOf === actor.id
  return rows.map(({ memberId, mailboxOf, filedFrom, isSeen, ...row }) => ({
    ...row,
    isFiled: filedFrom !== null,
    /** Of the reader's own mailbox: read or not; null for all other mails. */
    isRead: isOwn({ mailboxOf }) && filedFrom === 'inbox' ? isSeen : null,
    canShare: isOwn({ mailboxOf }) && (row.state === 'received' || row.state === 'sent') && !actor.viewer,
    files: files.get(row.id) ?? [],
    troubles: troubles.filter(({ address }) =>
      [...row.to, ...row.cc].some((each) => each.address.toLowerCase() === address),
    ),
    canCancel: row.state === 'queued' && row.attempts === 0 && isWriter({ memberId }),
    canRetry:
      (row.state === 'failed' || row.state === 'captured') &&
      can(actor, 'message:send') &&
      (mailboxOf === null || isOwn({ mailboxOf })),
  }))
}

/** Attachments to list; pictures that stand within the text are shown there. */
async function filesOf(tx: Tx, actor: Actor, ids: string[]): Promise<Map<string, MessageFile[]>> {
  const found = new Map<string, MessageFile[]>()
  if (ids.length === 0) return found
  const rows = await tx
    .select({
      id: attachment.id,
      messageId: attachment.messageId,
      name: attachment.name,
      size: attachment.size,
    })
    .from(attachment)
    .where(and(eq(attachment.workspaceId, actor.workspace.id), inArray(attachment.messageId, ids)))
    .orderBy(attachment.id)
  for (const { messageId, ...file } of rows) found.set(messageId, [...(found.get(messageId) ?? []), file])
  return found
}
