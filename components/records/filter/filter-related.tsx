'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { type ByRelated, type Filter, relatedIn } from '@/lib/records/filter-shape'
import { PartField } from './part-field'
import { kindOf } from './related'
import { filterOf, type Group, rooted } from './tree'
import { type Filtering, useFilterWords } from './use-filter-words'

type FilterRelatedProps = {
  part: ByRelated
  filtering: Filtering
  onChange: (part: Filter) => void
  /** The conditions on the related records. */
  children: (inner: Inner) => ReactNode
}

type Inner = { filtering: Filtering; group: Group; onChange: (group: Group) => void }

/** Whether there are related records, and what must hold of one of them. */
export function FilterRelated({ part, filtering, onChange, children }: FilterRelatedProps) {
  const t = useTranslations('records.filter')
  const { relation } = useFilterWords(filtering)
  const { name = '', isThere, where } = relatedIn(part) ?? {}
  const parts = filtering.related[kindOf(filtering.description, name)]
  const ask = (isAsked: boolean, inner = where) =>
    onChange(isAsked ? { has: name, where: inner } : { lacks: name, where: inner })
  return (
    <fieldset aria-label={relation(name)} className="flex flex-col gap-2">
      <div className="grid gap-1 sm:grid-cols-3">
        <PartField part={part} filtering={filtering} canLead onPick={onChange} />
        <Select
          aria-label={t('operator')}
          value={isThere ? 'has' : 'lacks'}
          onChange={(next) => ask(next === 'has')}
          options={(['has', 'lacks'] as const).map((each) => ({
            value: each,
            label: t(`operators.related.${each}`),
          }))}
        />
      </div>
      {parts ? (
        children({
          filtering: { ...filtering, description: parts.description, options: parts.options },
          group: rooted(where),
          onChange: (next) => ask(isThere === true, next.parts.length > 0 ? filterOf(next) : undefined),
        })
      ) : (
        <Skeleton className="h-16" />
      )}
    </fieldset>
  )
}
