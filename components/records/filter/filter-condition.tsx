'use client'

import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import type { Description } from '@/lib/kernel/entity'
import type { Condition } from '@/lib/records/filter-shape'
import { FilterValue } from './filter-value'
import { OPERATORS, shapeOf } from './operators'
import { isOffered } from './tree'
import { useFilterWords } from './use-filter-words'

type FilterConditionProps = {
  condition: Condition
  description: Description
  options: Options
  baseCurrency: string
  onChange: (condition: Condition) => void
}

/** Field, comparison, value. */
export function FilterCondition({
  condition,
  description,
  options,
  baseCurrency,
  onChange,
}: FilterConditionProps) {
  const t = useTranslations('records.filter')
  const { label, operator } = useFilterWords(description, options, baseCurrency)
  const [name, comparison, value] = condition
  const field = description.fields[name]
  const fields = Object.entries(description.fields)
    .filter(([, each]) => isOffered(each))
    .map(([each]) => ({ value: each, label: label(each) }))
  const pickField = (next: string) => {
    const first = OPERATORS[description.fields[next]?.type ?? 'text'][0] ?? 'is'
    onChange([next, first, null])
  }
  const pickOperator = (next: string) =>
    onChange([name, next, shapeOf(next) === shapeOf(comparison) ? value : null])

  return (
    <fieldset aria-label={field ? label(name) : name} className="grid gap-1 sm:grid-cols-3">
      <Combobox
        label={t('field')}
        options={fields}
        value={fields.find((each) => each.value === name) ?? null}
        onChange={(picked) => picked && pickField(picked.value)}
        clearable={false}
      />
      {field && (
        <Select
          aria-label={t('operator')}
          value={comparison}
          onChange={pickOperator}
          options={OPERATORS[field.type].map((each) => ({ value: each, label: operator(field, each) }))}
        />
      )}
      {field && shapeOf(comparison) !== 'none' && (
        <FilterValue
          name={name}
          field={field}
          entity={description.name}
          shape={shapeOf(comparison)}
          value={value}
          options={options}
          baseCurrency={baseCurrency}
          onChange={(next) => onChange([name, comparison, next])}
        />
      )}
    </fieldset>
  )
}
