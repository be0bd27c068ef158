import 'server-only'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reminder, reminderSettings } from '@/db/schema'
import { zoneOf } from '@/lib/activities/zone'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import type { Row } from '@/lib/records/query'
import { whenDue } from './when'

export type ReminderSettings = Pick<
  typeof reminderSettings.$inferSelect,
  'taskDays' | 'foundingDays' | 'birthdayDays' | 'version'
>

/** How many days before the company is told; version 0 while nobody has set anything. */
export async function getReminderSettings(tx: Tx, actor: Actor): Promise<ReminderSettings> {
  const { taskDays, foundingDays, birthdayDays, version } = reminderSettings
  const [row] = await tx
    .select({ taskDays, foundingDays, birthdayDays, version })
    .from(reminderSettings)
    .where(eq(reminderSettings.workspaceId, actor.workspace.id))
  return row ?? { taskDays: 0, foundingDays: 3, birthdayDays: 3, version: 0 }
}

/**
 * Keeps the reminders of an activity equal to its times. One that went out stays as it is while its time does, and
 * nobody is reminded of a time that has passed already.
 */
export async function planReminders({ tx, actor }: Context, row: Row): Promise<void> {
  const isRemembered = row.isOpen && !row.archivedAt && (row.popupMinutes || row.mailMinutes)
  const due = isRemembered
    ? whenDue(row, {
        zone: await zoneOf(tx, actor, row.ownerId),
        taskDays: row.startsAt ? 0 : (await getReminderSettings(tx, actor)).taskDays,
      })
    : []
  const here = and(eq(reminder.workspaceId, actor.workspace.id), eq(reminder.activityId, row.id))
  const kept = due.map(({ channel }) => channel)
  await tx.delete(reminder).where(and(here, kept.length > 0 ? notInArray(reminder.channel, kept) : undefined))
  if (due.length === 0) return
  const now = Date.now()
  const passed = (dueAt: Date) => (+dueAt <= now ? new Date(now) : null)
  await tx
    .insert(reminder)
    .values(
      due.map((each) => ({
        ...each,
        workspaceId: actor.workspace.id,
        activityId: row.id,
        sentAt: passed(each.dueAt),
      })),
    )
    .onConflictDoUpdate({
      target: [reminder.workspaceId, reminder.activityId, reminder.channel],
      set: { dueAt: sql`excluded.due_at`, sentAt: sql`excluded.sent_at` },
      setWhere: sql`${reminder.dueAt} is distinct from excluded.due_at`,
    })
}
