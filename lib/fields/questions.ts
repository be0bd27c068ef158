import { z } from 'zod'
import type { FieldKind } from './kind'

/** Fields of another entity that are asked for, in order, each once. */
export const questions: FieldKind = {
  schema: ({ options = [] }) =>
    z
      .array(z.strictObject({ field: z.enum(options as [string, ...string[]]), isRequired: z.boolean() }))
      .min(1)
      .max(50)
      .refine((all) => new Set(all.map(({ field }) => field)).size === all.length),
  operators: {},
}
