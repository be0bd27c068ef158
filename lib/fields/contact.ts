import { z } from 'zod'
import { parsePhone } from '@/lib/vietnam/phone'
import type { FieldKind } from './kind'
import { text } from './text'

/** One e-mail address, lower case. */
export const email: FieldKind = {
  ...text,
  schema: ({ required }) => {
    const address = z.string().trim().toLowerCase().pipe(z.email().max(254))
    return required ? address : optional(address)
  },
}

/** A phone number; kept as E.164, old eleven-digit numbers converted. */
export const phone: FieldKind = {
  ...text,
  schema: ({ required }) => {
    const number = z
      .string()
      .max(40)
      .transform((value, context) => {
        const parsed = parsePhone(value)
        if (parsed) return parsed
        context.addIssue({ code: 'custom', params: { key: 'phone' } })
        return z.NEVER
      })
    return required ? number : optional(number)
  },
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable(),
  )
