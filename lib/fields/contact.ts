import { z } from 'zod'
import { parsePhone } from '@/lib/vietnam/phone'
import { parseTaxCode } from '@/lib/vietnam/tax-code'
import { textOf } from './cell'
import { emailOperators } from './email-operators'
import { emailAddress, emailAddresses } from './emails'
import type { FieldKind } from './kind'
import { text } from './text'

/** One e-mail address, lower case; where a record has several of them, any number of it, separated by commas. */
export const email: FieldKind = {
  ...text,
  schema: ({ required, several }) => {
    const address = several ? emailAddresses : emailAddress
    return required ? address : optional(address)
  },
  operators: emailOperators,
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
  // A spreadsheet that took it for a number lost its leading nought.
  read: (cell) => (typeof cell === 'number' && cell < 1e9 ? `0${cell}` : textOf(cell).replace(/^'/, '')),
}

/** A page of the web; without a scheme it is taken to be https. Nothing but http and https is kept. */
export const url: FieldKind = {
  ...text,
  schema: ({ required }) => {
    const address = z
      .string()
      .max(500)
      .transform((value, context) => {
        const typed = value.trim()
        const whole =
          /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]+:\d/.test(typed) ? typed : `https://${typed}`
        const parsed = URL.canParse(whole) ? new URL(whole) : null
        if (parsed && ['http:', 'https:'].includes(parsed.protocol) && parsed.hostname.includes('.')) {
          return parsed.href.replace(/^(https?:\/\/[^/]+)\/$/, '$1')
        }
        context.addIssue({ code: 'custom', params: { key: 'url' } })
        return z.NEVER
      })
    return required ? address : optional(address)
  },
}

/** A Vietnamese tax code, its check digit tested. */
export const taxCode: FieldKind = {
  ...text,
  schema: ({ required }) => {
    const code = z
      .string()
      .max(20)
      .transform((value, context) => {
        const parsed = parseTaxCode(value)
        if (parsed) return parsed
        context.addIssue({ code: 'custom', params: { key: 'taxCode' } })
        return z.NEVER
      })
    return required ? code : optional(code)
  },
  read: (cell) =>
    typeof cell === 'number' ? textOf(cell).padStart(10, '0') : textOf(cell).replace(/^'/, ''),
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable(),
  )
