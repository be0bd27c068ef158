import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { login, MENUS, member } from '@/db/schema'
import { enqueueIn } from '@/lib/kernel/job'
import { replanReminders } from '@/lib/reminders/jobs'
import { type IdentityContext, identityCommand } from './identity-command'
import { locale } from './language'
import { known } from './session-commands'
import { timeZone } from './time-zone'

/** How the product looks and speaks to one person, in every workspace. */
export const savePreferences = identityCommand({
  name: 'profile.prefer',
  input: z.strictObject({
    locale: locale.optional(),
    timeZone: timeZone.optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    hasShortcuts: z.boolean().optional(),
    toastSeconds: z.int().min(5).max(60).optional(),
    menu: z.enum(MENUS).nullable().optional(),
  }),
  async run(context, preferences) {
    const { tx, visitor } = context
    const { loginId } = known(visitor)
    await tx
      .update(login)
      .set({ ...preferences, updatedAt: new Date() })
      .where(eq(login.id, loginId))
    if (preferences.timeZone) await moveMornings(context, loginId)
    return { data: null, events: [] }
  },
})

/** Whoever moves to another zone is reminded in the mornings there. */
async function moveMornings({ tx, enter, leave }: IdentityContext, loginId: string): Promise<void> {
  const { workspaceId, id } = member
  for (const row of await tx.select({ workspaceId, id }).from(member).where(eq(member.loginId, loginId))) {
    await enter(row.workspaceId)
    await enqueueIn(tx)(replanReminders, { memberId: row.id }, { key: `reminder.replan:${row.id}` })
    await leave()
  }
}
