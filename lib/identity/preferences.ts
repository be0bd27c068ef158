import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { login, MENUS } from '@/db/schema'
import { identityCommand } from './identity-command'
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
  async run({ tx, visitor }, preferences) {
    const { loginId } = known(visitor)
    await tx
      .update(login)
      .set({ ...preferences, updatedAt: new Date() })
      .where(eq(login.id, loginId))
    return { data: null, events: [] }
  },
})
