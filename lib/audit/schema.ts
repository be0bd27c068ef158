import { z } from 'zod'

/** What can be asked of the log; `to` is the last day that counts. */
export const logFilter = z.strictObject({
  person: z.union([z.uuid(), z.literal('system')]).optional(),
  kind: z
    .string()
    .regex(/^\w{1,60}$/)
    .optional(),
  record: z.uuid().optional(),
  type: z
    .string()
    .regex(/^[\w.]{1,60}$/)
    .optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type LogFilter = z.output<typeof logFilter>
