import 'server-only'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { digest, NOTIFICATION_KINDS, notification, notificationChoice } from '@/db/schema'
import { type Context, command } from '@/lib/kernel/command'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { ring } from '@/lib/kernel/event'
import { read } from '@/lib/kernel/read'
import { pushNotification } from '@/lib/push/jobs'
import { nextDigest } from './daily'
import { listNotifications, mine, popupsOf, readingOf, unreadOf } from './queries'
import { choicesInput } from './schema'

const permission = 'profile:write'

/** Notes that notifications were read, or are to be read once more. */
export const markNotifications = command({
  name: 'notification.mark',
  permission,
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(100), isRead: z.boolean() }),
  async run({ tx, actor }, { ids, isRead }) {
    const rows = await tx
      .update(notification)
      .set(isRead ? READ() : { readAt: null, popAt: null })
      .where(and(mine(actor), inArray(notification.id, ids)))
      .returning({ id: notification.id })
    if (rows.length !== new Set(ids).size) throw notFound()
    await ring(tx, actor)
    return { data: null, events: [] }
  },
})

export const markAllNotifications = command({
  name: 'notification.mark_all',
  permission,
  input: z.strictObject({}),
  async run({ tx, actor }) {
    await tx
      .update(notification)
      .set(READ())
      .where(and(mine(actor), isNull(notification.readAt)))
    await ring(tx, actor)
    return { data: null, events: [] }
  },
})

/** What comes after it is news again. */
const READ = () => ({ readAt: new Date(), groupKey: null })

const LATER = 10 * 60_000

/** Lets a reminder come back in ten minutes. */
export const putOffReminder = command({
  name: 'notification.put_off',
  permission,
  input: z.strictObject({ id: z.uuid() }),
  async run({ tx, actor, enqueue }, { id }) {
    const popAt = new Date(Date.now() + LATER)
    const [row] = await tx
      .update(notification)
      .set({ popAt, pushedAt: null })
      .where(
        and(mine(actor), eq(notification.id, id), isNull(notification.readAt), isNotNull(notification.popAt)),
      )
      .returning({ isPushed: notification.isPushed })
    if (!row) throw notFound()
    if (row.isPushed) await enqueue(pushNotification, { id }, { key: `push:${id}`, runAt: popAt })
    await ring(tx, actor)
    return { data: { popAt: popAt.toISOString() }, events: [] }
  },
})

/** How one wants to hear of each kind, and whether once a day by mail. */
export const chooseNotifications = command({
  name: 'notification.choose',
  permission,
  input: choicesInput,
  async run(context, { hasDigest, kinds }) {
    const { tx, actor } = context
    const memberId = actor.id
    if (!memberId) throw forbidden()
    const here = { workspaceId: actor.workspace.id, memberId }
    await tx
      .delete(notificationChoice)
      .where(
        and(eq(notificationChoice.workspaceId, here.workspaceId), eq(notificationChoice.memberId, memberId)),
      )
    await tx
      .insert(notificationChoice)
      .values(NOTIFICATION_KINDS.map((kind) => ({ ...here, kind, ...kinds[kind] })))
    await keepDigest(context, memberId, hasDigest)
    return { data: null, events: [] }
  },
})

async function keepDigest({ tx, actor }: Context, memberId: string, isWanted: boolean): Promise<void> {
  const workspaceId = actor.workspace.id
  if (!isWanted)
    return void (await tx
      .delete(digest)
      .where(and(eq(digest.workspaceId, workspaceId), eq(digest.memberId, memberId))))
  const dueAt = nextDigest(readingOf(actor).timeZone, new Date())
  await tx.insert(digest).values({ workspaceId, memberId, dueAt }).onConflictDoNothing()
}

export const notificationPage = read({
  name: 'notification.list',
  permission,
  input: z.strictObject({ unreadOnly: z.boolean().optional(), after: z.string().max(100).optional() }),
  run: ({ tx, actor }, query) => listNotifications(tx, actor, query),
})

/** The reminders in front of the page, and how many notifications are unread. */
export const notificationState = read({
  name: 'notification.state',
  permission,
  input: z.strictObject({}),
  run: async ({ tx, actor }) => ({ unread: await unreadOf(tx, actor), popups: await popupsOf(tx, actor) }),
})
