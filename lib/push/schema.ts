import { z } from 'zod'

/** What a browser's push service gives it: where messages are taken, and the keys they are encrypted with. */
export const deviceInput = z.strictObject({
  endpoint: z.url().max(1000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[\w-]{87}=?$/),
    auth: z.string().regex(/^[\w-]{22}(==)?$/),
  }),
})
export type PushAddress = z.output<typeof deviceInput>
