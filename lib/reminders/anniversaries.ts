import 'server-only'
import { and, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { account, contact, notification, reminderSettings } from '@/db/schema'
import { isSystem } from '@/lib/kernel/actor'
import { type Context, command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { ring } from '@/lib/kernel/event'
import { type News, notify } from '@/lib/notifications/notify'
import { addDays, dateIn, formatDayMonth, type PlainDate } from '@/lib/vietnam/date'
import { getReminderSettings } from './plan'
import { bornDays, nextAt } from './when'

const MORNING = '07:00'
/** Days that a worker which stood still makes up for. */
const MOST_MISSED = 14
const READ_ARE_KEPT = '90 days'

/** Once a day, in the morning of the company: tells owners whose founding day or birthday comes. */
export const tellAnniversaries = command({
  name: 'reminder.anniversaries',
  permission: 'workspace:write',
  input: z.strictObject({}),
  async run(context): Promise<{ data: { isOver: boolean }; events: [] }> {
    const { tx, actor } = context
    if (!isSystem(actor)) throw notFound()
    const now = new Date()
    const days = await daysToTell(context, now)
    for (const today of days) await notify(context, await newsOn(context, today))
    if (days.length > 0) {
      await forgetOld(context)
      await ring(tx, actor)
    }
    return { data: { isOver: true }, events: [] }
  },
})

/** The days not told of yet, up to today; the next is arranged in the same stroke, under a lock. */
async function daysToTell({ tx, actor }: Context, now: Date): Promise<PlainDate[]> {
  const { id: workspaceId, timeZone } = actor.workspace
  const today = dateIn(now, timeZone)
  await tx.insert(reminderSettings).values({ workspaceId, version: 0 }).onConflictDoNothing()
  const here = eq(reminderSettings.workspaceId, workspaceId)
  const [row] = await tx
    .select({ dueAt: reminderSettings.dueAt })
    .from(reminderSettings)
    .where(here)
    .for('update')
  if (row?.dueAt && row.dueAt > now) return []
  await tx
    .update(reminderSettings)
    .set({ dueAt: nextAt(MORNING, timeZone, now, today) })
    .where(here)
  const first = row?.dueAt ? dateIn(row.dueAt, timeZone) : today
  const days: PlainDate[] = []
  for (let day = today; day >= first && days.length < MOST_MISSED; day = addDays(day, -1)) days.unshift(day)
  return days
}

async function newsOn(context: Context, today: PlainDate): Promise<News[]> {
  const { foundingDays, birthdayDays } = await getReminderSettings(context.tx, context.actor)
  const news: News[] = []
  if (foundingDays !== null) news.push(...(await bornOn(context, 'founding', addDays(today, foundingDays))))
  if (birthdayDays !== null) news.push(...(await bornOn(context, 'birthday', addDays(today, birthdayDays))))
  return news
}

type Occasion = 'founding' | 'birthday'

/** Whoever looks after a customer or contact whose day it is. The key says the year: nobody hears of it twice. */
async function bornOn(context: Context, message: Occasion, day: PlainDate): Promise<News[]> {
  const kind = message === 'founding' ? 'organization' : 'person'
  const found = [
    ...(await whoseDay(context, 'account', day, eq(account.kind, kind))),
    ...(message === 'birthday' ? await whoseDay(context, 'contact', day) : []),
  ]
  return found.map(({ id, ownerId, entity }) => ({
    memberId: ownerId,
    kind: 'anniversary',
    message,
    entity,
    recordId: id,
    onceKey: `${message}:${id}:${day.slice(0, 4)}`,
    params: { day: formatDayMonth(day) },
  }))
}

async function whoseDay({ tx, actor }: Context, entity: 'account' | 'contact', day: PlainDate, and_?: SQL) {
  const table = entity === 'account' ? account : contact
  const rows = await tx
    .select({ id: table.id, ownerId: table.ownerId })
    .from(table)
    .where(
      and(
        eq(table.workspaceId, actor.workspace.id),
        inArray(table.bornDay, bornDays(day)),
        eq(table.isArchived, false),
        lt(table.bornOn, sql`${day}::date`),
        isNotNull(table.ownerId),
        and_,
      ),
    )
  return rows.flatMap(({ id, ownerId }) => (ownerId ? [{ id, ownerId, entity }] : []))
}

/** What was read long ago, and what nobody has read for a year. */
async function forgetOld({ tx, actor }: Context): Promise<void> {
  const here = eq(notification.workspaceId, actor.workspace.id)
  const old = lt(notification.createdAt, sql`now() - ${READ_ARE_KEPT}::interval`)
  await tx
    .delete(notification)
    .where(and(here, old, isNotNull(notification.readAt), isNull(notification.onceKey)))
  await tx.delete(notification).where(and(here, lt(notification.createdAt, sql`now() - interval '400 days'`)))
}
