import { z } from 'zod'
import type { FieldKind } from './kind'

/** An address with what is known of it, whichever records have it; always in this order, which is that of the log. */
export type Email = { address: string; invalid: boolean; optedOut: boolean }

export const MOST_EMAILS = 10

export const emailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254))

const marked = z.strictObject({
  address: z.string().max(320),
  optedOut: z.boolean().default(false),
  invalid: z.boolean().default(false),
})
const given = z.union([
  z.string().max(4000).transform(apart),
  z.array(z.union([z.string().max(320), marked])).max(100),
])

/** The addresses of a record, the first one foremost: as a list, or as text with commas between them. */
export const emails: FieldKind = {
  schema: () =>
    z.preprocess(
      (value) => value ?? [],
      given.transform((list, context): Email[] => {
        const read = list.map(emailOf).filter(({ address }) => address)
        const bad = list.map(textOf).find((text) => text.trim() && !isAddress(text))
        const twice = read.find(({ address }, at) => read.findIndex((each) => each.address === address) < at)
        const refuse = (params: Record<string, unknown>) => context.addIssue({ code: 'custom', params })
        if (bad) refuse({ key: 'emailAddress', address: shortened(bad) })
        else if (twice) refuse({ key: 'emailTwice', address: twice.address })
        else if (read.length > MOST_EMAILS) refuse({ key: 'tooManyEmails', limit: MOST_EMAILS })
        return read
      }),
    ),
  operators: {},
}

/** Several addresses as one line of text. */
export const emailAddresses = emails
  .schema({ type: 'emails' })
  .transform((list) => (list as Email[]).map(({ address }) => address).join(', '))
  .pipe(z.string().min(1))

export function split(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}

/** Every address apart; what is none stays as it stands between commas, so that a refusal can name it. */
function apart(text: string): string[] {
  return text.split(/[,;\n]+/).flatMap((part) => {
    const each = split(part)
    return each.every(isAddress) ? each : [part.trim()]
  })
}

const isAddress = (text: string): boolean => emailAddress.safeParse(text).success

type Given = string | z.output<typeof marked>

const textOf = (each: Given): string => (typeof each === 'string' ? each : each.address)

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

function emailOf(each: Given): Email {
  const { address, optedOut = false, invalid = false } = typeof each === 'string' ? { address: each } : each
  return { address: address.trim().toLowerCase(), invalid, optedOut }
}
