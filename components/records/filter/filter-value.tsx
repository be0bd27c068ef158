'use client'

import { useTranslations } from 'next-intl'
import { FieldEditor } from '@/components/fields/field-editor'
import { listOf, type Options, optionsOf } from '@/components/fields/props'
import { RecordsPicker } from '@/components/fields/record-editors'
import { choiceOf } from '@/components/fields/reference-editors'
import { useFieldWords } from '@/components/fields/words'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import type { Option } from '@/components/ui/select'
import { type Field, isSearched } from '@/lib/kernel/entity'
import { PROVINCES } from '@/lib/locations/provinces'
import { DayValue } from './day-value'
import type { ValueShape } from './operators'

type FilterValueProps = {
  entity: string
  name: string
  field: Field
  shape: ValueShape
  value: unknown
  options: Options
  baseCurrency: string
  onChange: (value: unknown) => void
}

/** The control for what a field is compared with. */
export function FilterValue(props: FilterValueProps) {
  const { entity, name, field, shape, value, options, baseCurrency, onChange } = props
  const t = useTranslations('records.filter')
  const listed = useChoices(props)
  const choices = field.type === 'address' && shape !== 'many' ? null : listed
  const label = t('value')
  if (field.type === 'date' || field.type === 'instant')
    return <DayValue value={typeof value === 'string' ? value : null} onChange={onChange} />
  const editor = { entity, name, field, label, value, onChange, options }
  if (isSearched(field) && shape === 'many') return <RecordsPicker {...editor} />
  if (choices && shape === 'many') {
    const chosen = listOf(value)
    return (
      <MultiCombobox
        label={label}
        options={choices}
        value={choices.filter((each) => chosen.includes(each.value))}
        onChange={(picked) => onChange(picked.map((each) => each.value))}
      />
    )
  }
  if (choices) {
    return (
      <Combobox
        label={label}
        options={choices}
        value={choices.find((each) => each.value === String(value)) ?? null}
        onChange={(picked) => onChange(picked?.value ?? null)}
      />
    )
  }
  if (['text', 'longText', 'email', 'phone', 'address'].includes(field.type)) {
    return (
      <Input
        aria-label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return <FieldEditor {...editor} currency={baseCurrency} />
}

/** What can be picked from, if the field has a list; the reader stands first among people. */
function useChoices({ entity, name, field, options }: FilterValueProps): Option[] | null {
  const t = useTranslations('records')
  const { choice } = useFieldWords(entity)
  if (field.type === 'boolean') {
    return [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ]
  }
  if (field.type === 'choice')
    return (field.options ?? []).map((value) => ({ value, label: choice(name, value) }))
  if (field.type === 'currency')
    return (options.currency ?? []).map((each) => ({ value: each.name, label: each.name }))
  if (field.type === 'address') return PROVINCES.map(([value, label]) => ({ value, label }))
  if (!field.to || isSearched(field)) return null
  const isPerson = field.to === 'member'
  const records = optionsOf({ field, options }).map((option) => choiceOf(option, isPerson))
  return isPerson ? [{ value: 'me', label: t('filter.me') }, ...records] : records
}
