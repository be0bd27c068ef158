import { z } from 'zod'

const months = (least: number) => z.int().min(least).max(240).nullable()

/** For how many months each thing is kept; null is for ever. */
export const retentionInput = z.strictObject({
  version: z.int().nonnegative(),
  eventMonths: months(12),
  rawMailMonths: months(1),
  lostContactMonths: months(1),
})
export type RetentionRules = z.output<typeof retentionInput>
