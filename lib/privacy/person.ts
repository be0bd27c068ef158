import 'server-only'
import { z } from 'zod'
import { fieldKinds } from '@/lib/fields'
import { invalidField } from '@/lib/kernel/errors'
import { sign } from '@/lib/kernel/secrets'

/** Somebody as they are known by: an address, a number, or both. */
export type Person = { email: string | null; phone: string | null }

export const personShape = {
  email: fieldKinds.email.schema({ type: 'email' }).optional(),
  phone: fieldKinds.phone.schema({ type: 'phone' }).optional(),
}
export const personInput = z.strictObject(personShape)

/** The person of an input; refuses nobody. */
export function personOf({ email, phone }: Record<string, unknown>): Person {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
  const person = { email: text(email), phone: text(phone) }
  if (!person.email && !person.phone) throw invalidField('email', 'emailOrPhone')
  return person
}

/** What stays of a person in the records of their own requests: nobody can read the address out of it. */
export const markOf = (workspaceId: string, { email, phone }: Person): string =>
  sign('person', `${workspaceId}:${email ?? phone}`)

/** The ways in which a person's address and number are written. */
export const wordsOf = ({ email, phone }: Person): string[] =>
  [email, phone, phone?.startsWith('+84') ? `0${phone.slice(3)}` : null].flatMap((word) => word ?? [])
