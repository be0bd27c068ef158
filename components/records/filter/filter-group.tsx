'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, IconButton } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { type ByRelated, type Filter, relatedIn } from '@/lib/records/filter-shape'
import { FilterCondition } from './filter-condition'
import { FilterRelated } from './filter-related'
import { begun, filterOf, type Group, groupOf, isCondition } from './tree'
import { type Filtering, useFilterWords } from './use-filter-words'

type FilterGroupProps = {
  group: Group
  filtering: Filtering
  depth: number
  onChange: (group: Group) => void
}

const DEEPEST = 2

/** Conditions that must all hold, or of which one must; groups may stand in groups. */
export function FilterGroup({ group, onChange, depth, filtering }: FilterGroupProps) {
  const t = useTranslations('records.filter')
  const { joint, parts } = group
  const placed = parts.map((part, at) => ({ part, at }))
  const change = (at: number, part: Filter) =>
    onChange({ joint, parts: parts.map((each, index) => (index === at ? part : each)) })
  const remove = (at: number) => onChange({ joint, parts: parts.filter((_, index) => index !== at) })
  const add = (part: Filter) => onChange({ joint, parts: [...parts, part] })

  return (
    <fieldset
      aria-label={t('group')}
      className={depth > 0 ? 'flex flex-col gap-2 rounded-lg border p-3' : 'flex flex-col gap-2'}
    >
      {parts.length > (depth > 0 ? 0 : 1) && (
        <Segmented
          label={t('joint')}
          value={joint}
          onChange={(next) => onChange({ joint: next, parts })}
          options={[
            { value: 'and', label: t('all') },
            { value: 'or', label: t('any') },
          ]}
          className="self-start"
        />
      )}
      {placed.map(({ part, at }) => (
        <div key={at} className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <Part part={part} depth={depth} filtering={filtering} onChange={(next) => change(at, next)} />
          </div>
          <IconButton label={t('removePart')} icon={<Trash2 />} onClick={() => remove(at)} />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Plus />} onClick={() => add(begun(filtering.description))}>
          {t('addCondition')}
        </Button>
        {depth < DEEPEST && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus />}
            onClick={() => add(filterOf({ joint: 'or', parts: [begun(filtering.description)] }))}
          >
            {t('addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

type PartProps = Omit<FilterGroupProps, 'group' | 'onChange'> & {
  part: Filter
  onChange: (part: Filter) => void
}

function Part({ part, onChange, depth, filtering }: PartProps) {
  const { say } = useFilterWords(filtering)
  const shared = { filtering, onChange }
  const group = groupOf(part)
  if (group)
    return (
      <FilterGroup
        group={group}
        depth={depth + 1}
        filtering={filtering}
        onChange={(next) => onChange(filterOf(next))}
      />
    )
  if (isCondition(part)) return <FilterCondition condition={part} canLead={depth < DEEPEST} {...shared} />
  if ('not' in part || !relatedIn(part)) return <p className="py-1.5">{say(part)}</p>
  return (
    <FilterRelated part={part as ByRelated} {...shared}>
      {(inner) => <FilterGroup depth={depth + 1} {...inner} />}
    </FilterRelated>
  )
}
