import 'server-only'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { MAILBOX_ROLES, message } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { lockedOwn, taken } from './file-command'

const permission = 'profile:write'
const folder = { ...taken, role: z.enum(MAILBOX_ROLES) }
const uids = z.array(z.int().min(1)).max(1000)

/** Where a server counts anew, the old numbers may mean other mails. */
export const forgetNumbers = command({
  name: 'mailbox.forget_numbers',
  permission,
  input: z.strictObject(folder),
  async run(context, { role, ...held }) {
    await lockedOwn(context, held)
    await context.tx
      .update(message)
      .set({ uid: null })
      .where(and(filed(context, role), isNotNull(message.uid)))
    return { data: null, events: [] }
  },
})

/** The new numbers of mails that were filed before. */
export const numberMails = command({
  name: 'mailbox.number',
  permission,
  input: z.strictObject({
    ...folder,
    numbers: z.array(z.strictObject({ uid: z.int().min(1), messageId: z.string().max(1000) })).max(200),
  }),
  async run(context, { role, numbers, ...held }) {
    await lockedOwn(context, held)
    for (const { uid, messageId } of numbers)
      if (messageId)
        await context.tx
          .update(message)
          .set({ uid })
          .where(and(filed(context, role), eq(message.messageId, messageId)))
    return { data: null, events: [] }
  },
})

/** What the mailbox says of read and unread, and what it has learnt from here. */
export const noteSeen = command({
  name: 'mailbox.note_seen',
  permission,
  input: z.strictObject({ ...taken, seen: uids, unseen: uids, told: uids }),
  async run(context, { seen, unseen, told, ...held }) {
    await lockedOwn(context, held)
    const { tx } = context
    const mails = (numbers: number[]) => and(filed(context, 'inbox'), inArray(message.uid, numbers))
    if (told.length > 0) await tx.update(message).set({ isSeenNews: false }).where(mails(told))
    for (const [numbers, isSeen] of [
      [seen, true],
      [unseen, false],
    ] as const)
      if (numbers.length > 0)
        await tx
          .update(message)
          .set({ isSeen })
          .where(and(mails(numbers), eq(message.isSeenNews, false)))
    return { data: null, events: [] }
  },
})

/** In another account, or in none, a number would hit another mail, and what was to be told there is nobody's news. */
export async function forgetAllNumbers({ tx, actor }: Context, memberId: string): Promise<void> {
  await tx
    .update(message)
    .set({ uid: null, isSeenNews: false })
    .where(and(eq(message.workspaceId, actor.workspace.id), eq(message.mailboxOf, memberId)))
}

const filed = ({ actor }: Context, role: (typeof MAILBOX_ROLES)[number]) =>
  and(
    eq(message.workspaceId, actor.workspace.id),
    eq(message.mailboxOf, actor.id ?? ''),
    eq(message.filedFrom, role),
  )
