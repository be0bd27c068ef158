import { z } from 'zod'
import { emailAddress, split } from './emails'
import type { FieldKind, Operator } from './kind'
import { references } from './reference'

const { empty, set } = references.operators as Record<'empty' | 'set', Operator>

/** Addresses of people outside, kept in a join table: as a list, or as text with commas between them. */
export const addresses: FieldKind = {
  schema: ({ max = 50 }) =>
    z.preprocess(
      (value) => (typeof value === 'string' ? split(value) : (value ?? [])),
      z
        .array(z.string().max(320))
        .max(max)
        .transform((list, context) => {
          const read = [...new Set(list.map((each) => each.trim().toLowerCase()).filter(Boolean))]
          const bad = read.find((each) => !emailAddress.safeParse(each).success)
          if (bad) context.addIssue({ code: 'custom', params: { key: 'emailAddress', address: bad } })
          return read
        }),
    ),
  operators: { empty, set },
}
