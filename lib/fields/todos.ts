import { z } from 'zod'
import type { FieldKind } from './kind'
import { presence } from './operators'

const line = z.strictObject({
  id: z.uuid(),
  text: z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll('\0', '').trim())
    .pipe(z.string().min(1).max(200)),
  isDone: z.boolean(),
})

/** Small things to be done on the way, in order. */
export const todos: FieldKind = {
  schema: () =>
    z
      .array(line)
      .max(50)
      .nullable()
      .transform((lines) => (lines && lines.length > 0 ? lines : null)),
  operators: presence,
}
