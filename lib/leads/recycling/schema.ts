import { z } from 'zod'

/** After how many days leads are taken back that nobody changed; null is never. */
export const recyclingInput = z.strictObject({
  version: z.int().nonnegative(),
  idleDays: z.int().min(1).max(365).nullable(),
  releasesOwner: z.boolean(),
})
export type RecyclingRule = z.output<typeof recyclingInput>
