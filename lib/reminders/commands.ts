import 'server-only'
import { eq } from 'drizzle-orm'
import { reminderSettings } from '@/db/schema'
import { type Command, command } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'
import { difference } from '@/lib/kernel/event'
import { winnerOf } from '@/lib/records/history'
import { replanReminders } from './jobs'
import { getReminderSettings } from './plan'
import { reminderSettingsInput } from './schema'

/** How many days before the company is reminded; tasks that are planned already follow. */
export const updateReminders: Command<typeof reminderSettingsInput, { version: number }> = command({
  name: 'reminder_settings.update',
  permission: 'workspace:write',
  input: reminderSettingsInput,
  async run({ tx, actor, enqueue }, { version, ...wanted }) {
    const workspaceId = actor.workspace.id
    const here = eq(reminderSettings.workspaceId, workspaceId)
    await tx.insert(reminderSettings).values({ workspaceId, version: 0 }).onConflictDoNothing()
    await tx.select().from(reminderSettings).where(here).for('update')
    const { version: now, ...before } = await getReminderSettings(tx, actor)
    const changed = difference(before, wanted)
    if (!changed) return { data: { version: now }, events: [] }
    if (now !== version) throw conflict('stale', await winnerOf(tx, actor, 'reminder_settings', workspaceId))
    const next = version + 1
    // Told of within the minute; whoever was told this year already is not told again.
    const isOtherDay =
      before.foundingDays !== wanted.foundingDays || before.birthdayDays !== wanted.birthdayDays
    await tx
      .update(reminderSettings)
      .set({ ...wanted, version: next, updatedAt: new Date(), ...(isOtherDay && { dueAt: null }) })
      .where(here)
    if (before.taskDays !== wanted.taskDays)
      await enqueue(replanReminders, { memberId: null }, { key: 'reminder.replan' })
    const event = { entity: 'reminder_settings', recordId: workspaceId, type: 'updated', ...changed }
    return { data: { version: next }, events: [event] }
  },
})
