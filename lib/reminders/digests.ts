import 'server-only'
import { and, asc, desc, eq, isNull, lte, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { digest, notification } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { MINE } from '@/lib/activities/mine'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { notFound } from '@/lib/kernel/errors'
import { actorIn } from '@/lib/kernel/member-actor'
import { queueAutomatic } from '@/lib/mail/outbound/automatic'
import { nextDigest } from '@/lib/notifications/daily'
import { mine, shownTo, whenOf } from '@/lib/notifications/queries'
import { type Reader, readersOf } from '@/lib/notifications/readers'
import { wordsFor } from '@/lib/notifications/texts'
import { listRecords } from '@/lib/records/query'
import { dateIn } from '@/lib/vietnam/date'

const MOST = 20

/** The mail of the day of whoever's morning it is: what is overdue, what is for today, what was not read. */
export const sendDigests = command({
  name: 'reminder.digests',
  permission: 'workspace:write',
  input: z.strictObject({}),
  async run(context): Promise<{ data: { isOver: boolean }; events: [] }> {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const [due] = await tx
      .select()
      .from(digest)
      .where(and(eq(digest.workspaceId, actor.workspace.id), lte(digest.dueAt, sql`now()`)))
      .orderBy(asc(digest.dueAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return { data: { isOver: true }, events: [] }
    const here = and(eq(digest.workspaceId, due.workspaceId), eq(digest.memberId, due.memberId))
    const [reader] = await readersOf(tx, [due.memberId])
    const zone = reader?.timeZone ?? actor.workspace.timeZone
    await tx
      .update(digest)
      .set({ dueAt: nextDigest(zone, new Date()) })
      .where(here)
    if (reader) await mailDay(context, reader)
    return { data: { isOver: false }, events: [] }
  },
})

/** Nothing to tell is not told. */
async function mailDay(context: Context, reader: Reader): Promise<void> {
  const { tx } = context
  const actor = await actorIn(tx, context.actor.workspace, reader.memberId)
  if (!actor) return
  const today = dateIn(new Date(), reader.timeZone)
  const work = actor.grants['activity:read'] ? (await listRecords(tx, actor, activities, MINE)).rows : []
  const rows = await tx
    .select()
    .from(notification)
    .where(and(mine(actor), isNull(notification.readAt), ne(notification.mail, 'none')))
    .orderBy(desc(notification.updatedAt))
    .limit(MOST)
  const t = wordsFor(reader.locale)
  const due = work.filter(({ dueOn }) => typeof dueOn === 'string' && dueOn <= today)
  const lines = (title: string, entries: string[]) =>
    entries.length === 0 ? [] : [`**${t(title)}**\n${entries.map((entry) => `- ${entry}`).join('\n')}`]
  const told = (list: typeof due) =>
    list.slice(0, MOST).map((row) => `${whenOf(row, reader.timeZone)} ${row.subject}`)
  const parts = [
    ...lines('mail.digest.overdue', told(due.filter(({ dueOn }) => String(dueOn) < today))),
    ...lines('mail.digest.today', told(due.filter(({ dueOn }) => dueOn === today))),
    ...lines(
      'mail.digest.unread',
      (await shownTo(tx, actor, reader, rows)).map(({ text }) => text),
    ),
  ]
  if (parts.length === 0) return
  const end = `${env.APP_URL}/work\n\n${t('mail.footer', { link: `${env.APP_URL}/profile` })}`
  const text = [...parts, end].join('\n\n')
  const subject = t('mail.digest.subject', { day: today.split('-').reverse().join('/') })
  await queueAutomatic(context, { to: reader.mailbox, subject, text, memberId: reader.memberId })
}
