import { z } from 'zod'

const mails = ['none', 'at_once', 'digest'] as const
const choice = z.strictObject({ isShown: z.boolean(), mail: z.enum(mails), isPushed: z.boolean() })

export const choicesInput = z.strictObject({
  hasDigest: z.boolean(),
  kinds: z.strictObject({
    reminder: choice.extend({ mail: z.literal('none') }),
    anniversary: choice,
    mention: choice,
    assigned: choice,
    shared: choice,
    mail: choice,
    job: choice,
  }),
})
export type ChosenWays = z.output<typeof choicesInput>
