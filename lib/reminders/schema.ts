import { z } from 'zod'

const days = z.int().min(0).max(60)

/** How many days before; null is never. */
export const reminderSettingsInput = z.strictObject({
  version: z.int().nonnegative(),
  taskDays: days,
  foundingDays: days.nullable(),
  birthdayDays: days.nullable(),
})
export type ReminderRules = z.output<typeof reminderSettingsInput>
