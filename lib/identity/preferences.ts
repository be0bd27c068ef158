import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { login } from '@/db/schema'
import { forbidden } from '@/lib/kernel/errors'
import { identityCommand } from './identity-command'

/** How the product looks and speaks to one person, in every workspace. */
export const savePreferences = identityCommand({
  name: 'profile.prefer',
  input: z.strictObject({
    locale: z.enum(['vi', 'en']).optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    hasShortcuts: z.boolean().optional(),
  }),
  async run({ tx, visitor }, preferences) {
    if (!visitor.loginId) throw forbidden()
    await tx
      .update(login)
      .set({ ...preferences, updatedAt: new Date() })
      .where(eq(login.id, visitor.loginId))
    return { data: null, events: [] }
  },
})
