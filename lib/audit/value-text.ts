import { fieldText, type Say, said } from '@/lib/records/field-text'
import type { LoggedChange } from './changes'
import type { LogEntry, Names } from './entries'

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

const labelOf = ({ say, entry }: Told, name: string) =>
  said(say, `fields.${entry.entity}.${name}`, said(say, `audit.fields.${name}`, name))

function valueText(told: Told, { name, field }: LoggedChange, value: unknown): string {
  const { entry, names, ...reader } = told
  if (value === null || value === '') return '–'
  const nameOf = (id: unknown) =>
    names[field.to ?? '']?.find((option) => option.id === id)?.name ?? String(id)
  return fieldText({ ...reader, entity: entry.entity, name, field, currency: entry.currency, nameOf }, value)
}
