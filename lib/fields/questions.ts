import { z } from 'zod'
import type { FieldKind } from './kind'

/** Fields of another entity that are asked for, in order, each once; which may be, the entity's own rules say. */
export const questions: FieldKind = {
  schema: () =>
    z
      .array(z.strictObject({ field: z.string().max(60), isRequired: z.boolean() }))
      .min(1)
      .max(50)
      .refine((all) => new Set(all.map(({ field }) => field)).size === all.length),
  operators: {},
}
