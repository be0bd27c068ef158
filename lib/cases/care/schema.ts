import { z } from 'zod'
import type { CareTarget, CasePriority } from '@/db/schema'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const span = z.strictObject({ from: clock, until: clock }).refine(({ from, until }) => from < until, {
  path: ['until'],
  params: { key: 'endBeforeStart' },
})
const hours = z.number().min(0.25).max(2000).nullable()
const target = z.strictObject({ answer: hours, solution: hours })

/** When a company works, and how many working hours it gives itself for cases of each priority. */
export const careInput = z.strictObject({
  version: z.int().nonnegative(),
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].sort()),
  spans: z
    .array(span)
    .min(1)
    .max(2)
    .refine(([first, second]) => !first || !second || first.until <= second.from, {
      params: { key: 'endBeforeStart' },
    }),
  targets: z.strictObject({ low: target, normal: target, high: target, urgent: target }),
})
export type CareRule = z.output<typeof careInput>

const targets: Record<CasePriority, CareTarget> = {
  low: { answer: 16, solution: 80 },
  normal: { answer: 8, solution: 40 },
  high: { answer: 4, solution: 16 },
  urgent: { answer: 1, solution: 8 },
}

/** What holds until a company says otherwise. */
export const FIRST_RULE: CareRule = {
  version: 0,
  days: [1, 2, 3, 4, 5],
  spans: [
    { from: '08:00', until: '12:00' },
    { from: '13:30', until: '17:30' },
  ],
  targets,
}
