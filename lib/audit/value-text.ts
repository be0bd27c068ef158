import { formatDate, formatDateTime } from '@/lib/vietnam/date'
import { formatMoney } from '@/lib/vietnam/money'
import type { LoggedChange } from './changes'
import type { LogEntry, Names } from './entries'

/** Messages by full key, as next-intl gives them on the server. */
export type Say = ((key: string) => string) & { has(key: string): boolean }

type Told = { entry: LogEntry; names: Names; say: Say; locale: string; timeZone: string | undefined }

/** One side of all changes of an entry as a line of text. */
export function sideText(told: Told, side: 'before' | 'after'): string {
  return told.entry.changes
    .flatMap((change) =>
      change[side] === undefined
        ? []
        : [`${labelOf(told, change.name)}: ${valueText(told, change, change[side])}`],
    )
    .join('; ')
}

/** The words of a type or kind, or its bare name when a later version wrote it. */
export const wordOf = (say: Say, group: 'kinds' | 'types', name: string): string =>
  said(say, `audit.${group}.${name}`, name)

const said = (say: Say, key: string, fallback: string) => (say.has(key) ? say(key) : fallback)

const labelOf = ({ say, entry }: Told, name: string) =>
  said(say, `fields.${entry.entity}.${name}`, said(say, `audit.fields.${name}`, name))

function valueText(told: Told, { name, field }: LoggedChange, value: unknown): string {
  const { say, entry, names, locale, timeZone } = told
  if (value === null || value === '') return '–'
  const nameOf = (id: unknown) =>
    names[field.to ?? '']?.find((option) => option.id === id)?.name ?? String(id)
  const choice = (each: unknown) => said(say, `choices.${entry.entity}.${name}.${each}`, String(each))
  switch (field.type) {
    case 'boolean':
      return say(value ? 'records.yes' : 'records.no')
    case 'money':
      return formatMoney(Number(value), entry.currency, locale)
    case 'date':
      return formatDate(String(value))
    case 'instant':
      return formatDateTime(new Date(String(value)), timeZone)
    case 'reference':
      return nameOf(value)
    case 'references':
      return [value].flat().map(nameOf).join(', ')
    case 'choice':
    case 'choices':
      return [value].flat().map(choice).join(', ')
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}
