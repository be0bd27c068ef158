import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { invalidField } from '@/lib/kernel/errors'
import { openNumber, sealNumber } from '@/lib/kernel/sealed-number'
import { isSealedNumber, parseCitizenId, withNoughts } from '@/lib/vietnam/citizen-id'
import { textOf } from './cell'
import type { FieldKind, Target } from './kind'
import { presence } from './operators'

/** The number of a citizen card. It is sealed before it is stored, and nobody meets it open but by asking. */
export const citizenId: FieldKind = {
  schema: ({ required }) => {
    const number = z
      .string()
      .max(100)
      .transform((value, context) => {
        const parsed = isSealedNumber(value) ? value : parseCitizenId(value)
        if (parsed) return parsed
        context.addIssue({ code: 'custom', params: { key: 'citizenId' } })
        return z.NEVER
      })
    if (required) return number
    const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)
    return z.preprocess(blank, number.nullable())
  },
  async complete({ actor }, name, value) {
    if (!isSealedNumber(value)) return sealNumber(actor.workspace.id, String(value))
    if (openNumber(actor.workspace.id, value) === undefined) throw invalidField(name, 'citizenId')
    return value
  },
  operators: { is: (target, value) => eq(target.column, sealedIn(target, value)), ...presence },
  read: (cell) => (typeof cell === 'number' ? withNoughts(textOf(cell)) : textOf(cell).replace(/^'/, '')),
}

function sealedIn({ actor, name }: Target, value: unknown): string {
  const digits = parseCitizenId(String(value))
  if (!digits) throw invalidField(name, 'citizenId')
  return sealNumber(actor.workspace.id, digits)
}
