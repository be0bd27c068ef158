import 'server-only'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { attachment, message } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { told } from '../private'
import { mailboxOf } from './mailboxes'
import { wake } from './wake'

type Row = typeof message.$inferSelect

/** Shows a mail of one's own mailbox to everybody who reads mail of its record, or to nobody else again. */
export const shareMail = command({
  name: 'message.share',
  permission: 'profile:write',
  input: z.strictObject({ id: z.uuid(), isShared: z.boolean() }),
  async run(context, { id, isShared }) {
    const rows = await ownCopies(context, id)
    const changed = rows.filter(({ privateTo, recordId }) => recordId && (privateTo !== null) === isShared)
    for (const row of changed) await (isShared ? share(context, row) : hide(context, row))
    const events = changed.map(({ id, entity, recordId, subject }) => ({
      entity,
      recordId: String(recordId),
      type: isShared ? 'message.shared' : 'message.hidden',
      after: told({ id, privateTo: isShared ? null : context.actor.id }, { subject }),
    }))
    return { data: null, events }
  },
})

/** Marks a mail of one's own inbox as read or unread, here and there. */
export const markSeen = command({
  name: 'message.mark_seen',
  permission: 'profile:write',
  input: z.strictObject({ id: z.uuid(), isSeen: z.boolean() }),
  async run(context, { id, isSeen }) {
    const { tx, actor } = context
    const rows = await ownCopies(context, id)
    if (!rows.some(({ filedFrom }) => filedFrom === 'inbox')) throw notFound()
    const box = await mailboxOf(tx, actor, actor.id)
    await tx
      .update(message)
      .set({ isSeen, isSeenNews: box !== undefined && sql`${message.uid} is not null` })
      .where(and(copiesOf(context, rows[0]?.messageId ?? ''), isNotNull(message.filedFrom)))
    if (box?.isActive) await wake(context, box.id)
    return { data: null, events: [] }
  },
})

/** A mail of several people stands on several records: all that the actor's mailbox has of it. */
async function ownCopies(context: Context, id: string): Promise<Row[]> {
  const { tx, actor } = context
  if (!actor.id) throw notFound()
  const [row] = await tx
    .select({ messageId: message.messageId })
    .from(message)
    .where(
      and(
        eq(message.workspaceId, actor.workspace.id),
        eq(message.id, id),
        eq(message.mailboxOf, actor.id),
        sql`${message.state} in ('received', 'sent')`,
      ),
    )
  if (!row) throw notFound()
  return tx.select().from(message).where(copiesOf(context, row.messageId)).orderBy(message.id).for('update')
}

const copiesOf = ({ actor }: Context, messageId: string) =>
  and(
    eq(message.workspaceId, actor.workspace.id),
    eq(message.mailboxOf, actor.id ?? ''),
    eq(message.messageId, messageId),
  )

async function share({ tx }: Context, { workspaceId, id }: Row): Promise<void> {
  await tx
    .update(message)
    .set({ privateTo: null, version: sql`${message.version} + 1` })
    .where(and(eq(message.workspaceId, workspaceId), eq(message.id, id)))
}

/** Under a new id: an archive may hold what everybody saw, and shall not meet this when it comes back. */
async function hide({ tx, actor }: Context, row: Row): Promise<void> {
  const id = newId()
  const { workspaceId } = row
  await tx.insert(message).values({ ...row, id, privateTo: actor.id, version: row.version + 1 })
  await tx
    .update(attachment)
    .set({ messageId: id })
    .where(and(eq(attachment.workspaceId, workspaceId), eq(attachment.messageId, row.id)))
  await tx.delete(message).where(and(eq(message.workspaceId, workspaceId), eq(message.id, row.id)))
}
