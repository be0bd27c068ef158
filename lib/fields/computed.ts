import { z } from 'zod'
import { LONGEST } from '@/lib/formula/parse'
import type { FieldKind } from './kind'

/** What is computed from other fields: never written, and neither kept nor looked for. */
export const computed: FieldKind = { schema: () => z.never(), operators: {} }

/** How such a field is computed; whether it can be is a question of the fields there are. */
export const formula: FieldKind = {
  schema: ({ required }) => {
    const text = z
      .string()
      .transform((value) => value.normalize('NFC').trim())
      .pipe(z.string().max(LONGEST))
    return required ? text.pipe(z.string().min(1)) : text.nullable().transform((value) => value || null)
  },
  operators: {},
}
