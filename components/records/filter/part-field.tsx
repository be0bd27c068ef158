'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/combobox'
import { type Filter, relatedIn } from '@/lib/records/filter-shape'
import { OPERATORS } from './operators'
import { isCondition, isOffered } from './tree'
import { type Filtering, useFilterWords } from './use-filter-words'

type PartFieldProps = {
  part: Filter
  filtering: Filtering
  /** Whether other records may be looked for as well. */
  canLead: boolean
  onPick: (part: Filter) => void
}

const RELATED = '~'

/** By what a part of a filter looks: a field of the records themselves, or others that are tied to them. */
export function PartField({ part, filtering, canLead, onPick }: PartFieldProps) {
  const t = useTranslations('records.filter')
  const { label, relation } = useFilterWords(filtering)
  const { description, related } = filtering
  const fields = Object.entries(description.fields)
    .filter(([, each]) => isOffered(each))
    .map(([value]) => ({ value, label: label(value) }))
  const relations = (canLead && related[description.name]?.relations) || []
  const others = relations.map(({ name }) => ({
    value: `${RELATED}${name}`,
    label: t('related', { things: relation(name) }),
  }))
  const options = [...fields, ...others]
  const chosen = isCondition(part) ? part[0] : `${RELATED}${relatedIn(part)?.name}`
  const pick = (value: string) => {
    if (value.startsWith(RELATED)) onPick({ has: value.slice(RELATED.length) })
    else onPick([value, OPERATORS[description.fields[value]?.type ?? 'text'][0] ?? 'is', null])
  }
  return (
    <Combobox
      label={t('field')}
      options={options}
      value={options.find(({ value }) => value === chosen) ?? null}
      onChange={(picked) => picked && pick(picked.value)}
      clearable={false}
    />
  )
}
