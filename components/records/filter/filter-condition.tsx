'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import type { Condition, Filter } from '@/lib/records/filter-shape'
import { FilterValue } from './filter-value'
import { OPERATORS, shapeOf } from './operators'
import { PartField } from './part-field'
import { type Filtering, useFilterWords } from './use-filter-words'

type FilterConditionProps = {
  condition: Condition
  filtering: Filtering
  canLead: boolean
  onChange: (part: Filter) => void
}

/** Field, comparison, value. */
export function FilterCondition({ condition, filtering, canLead, onChange }: FilterConditionProps) {
  const t = useTranslations('records.filter')
  const { label, operator } = useFilterWords(filtering)
  const { description, options, baseCurrency } = filtering
  const [name, comparison, value] = condition
  const field = description.fields[name]
  const pickOperator = (next: string) =>
    onChange([name, next, shapeOf(next) === shapeOf(comparison) ? value : null])

  return (
    <fieldset aria-label={field ? label(name) : name} className="grid gap-1 sm:grid-cols-3">
      <PartField part={condition} filtering={filtering} canLead={canLead} onPick={onChange} />
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
