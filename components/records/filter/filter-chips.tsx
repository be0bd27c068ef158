'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Options } from '@/components/fields/props'
import { Button } from '@/components/ui/button'
import type { Description } from '@/lib/kernel/entity'
import type { Filter } from '@/lib/records/filter-shape'
import { useRelated } from './related'
import { rooted, without } from './tree'
import { useFilterWords } from './use-filter-words'

type FilterChipsProps = {
  filter: Filter | undefined
  description: Description
  options: Options
  baseCurrency: string
  onChange: (filter: Filter | undefined) => void
}

/** What the list is filtered by; each part can be taken away. */
export function FilterChips({ filter, description, options, baseCurrency, onChange }: FilterChipsProps) {
  const t = useTranslations('records.filter')
  const related = useRelated(filter, description)
  const { say } = useFilterWords({ description, options, baseCurrency, related })
  if (!filter) return null
  const group = rooted(filter)
  const parts = group.joint === 'and' ? group.parts : [filter]
  return (
    <ul aria-label={t('active')} className="flex flex-wrap items-center gap-1.5">
      {parts.map((part, at) => (
        <li
          key={JSON.stringify(part)}
          className="flex max-w-full items-center gap-1 rounded-full border bg-surface-sunken py-0.5 ps-2.5 pe-1 text-sm"
        >
          <span className="truncate">{say(part)}</span>
          <button
            type="button"
            aria-label={t('remove', { filter: say(part) })}
            onClick={() => onChange(group.joint === 'and' ? without(group, at) : undefined)}
            className="touch-area grid size-5 place-items-center rounded-full hover:bg-surface-pressed"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
      <li>
        <Button size="sm" variant="ghost" onClick={() => onChange(undefined)}>
          {t('clear')}
        </Button>
      </li>
    </ul>
  )
}
