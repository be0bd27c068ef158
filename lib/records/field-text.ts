import type { Todo } from '@/db/schema'
import { repeatWords } from '@/lib/activities/repeat-words'
import type { Email } from '@/lib/fields/emails'
import type { KeptFile } from '@/lib/fields/kept-file'
import type { Field } from '@/lib/kernel/entity'
import { addressText } from '@/lib/locations/address'
import { maskedNumber } from '@/lib/vietnam/citizen-id'
import { formatDate, formatDateTime } from '@/lib/vietnam/date'
import { formatNumber } from '@/lib/vietnam/decimal'
import { formatMoney } from '@/lib/vietnam/money'

/** Messages by full key, as next-intl gives them on the server. */
export type Say = ((key: string, values?: Record<string, string | number>) => string) & {
  has(key: string): boolean
}

export type Reader = { say: Say; locale: string; timeZone: string | undefined }

type Told = Reader & {
  entity: string
  name: string
  field: Field
  currency: string
  /** What a record that the field refers to is called. */
  nameOf(id: unknown): string
}

/** A key that messages may lack, because a later version wrote it. */
export const said = (say: Say, key: string, fallback: string) => (say.has(key) ? say(key) : fallback)

/** A value of any field as a line of text, in the reader's language. */
export function fieldText({ entity, name, field, nameOf, ...reader }: Told, value: unknown): string {
  const { say, locale, timeZone, currency } = reader
  const choice = (each: unknown) => said(say, `choices.${entity}.${name}.${each}`, String(each))
  switch (field.computed?.result ?? field.type) {
    case 'boolean':
      return say(value ? 'records.yes' : 'records.no')
    case 'address':
      return addressText(value, { formerly: say('address.formerly'), today: say('address.today') })
    case 'money':
      return formatMoney(Number(value), currency, locale)
    case 'number':
      return formatNumber(Number(value), locale)
    case 'date':
      return formatDate(String(value))
    case 'instant':
      return formatDateTime(new Date(String(value)), timeZone)
    case 'record':
    case 'reference':
      return nameOf(value)
    case 'references':
    case 'records':
      return [value].flat().map(nameOf).join(', ')
    case 'choice':
    case 'choices':
      return [value].flat().map(choice).join(', ')
    case 'conditions':
      return String([value].flat().length)
    case 'files':
      return (value as KeptFile[]).map(({ name }) => name).join(', ')
    case 'repeat':
      return repeatWords((key, values) => say(`repeat.${key}`, values), String(value))
    case 'todos':
      return (value as Todo[]).map(({ text, isDone }) => `${isDone ? '✓' : '–'} ${text}`).join('; ')
    case 'citizenId':
      return maskedNumber(value)
    case 'emails':
      return (value as Email[]).map((each) => emailText(say, each)).join(', ')
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

function emailText(say: Say, { address, optedOut, invalid }: Email): string {
  const marks = [...(optedOut ? ['optedOut'] : []), ...(invalid ? ['invalid'] : [])]
  return marks.length > 0
    ? `${address} (${marks.map((mark) => say(`records.emails.${mark}`)).join(', ')})`
    : address
}
