'use client'

import { ListFilter } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Options } from '@/components/fields/props'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import type { Description } from '@/lib/kernel/entity'
import type { Filter } from '@/lib/records/filter-shape'
import { FilterGroup } from './filter-group'
import { begun, filterOf, finished, type Group, rooted } from './tree'

export type FilterPanelProps = {
  filter: Filter | undefined
  description: Description
  options: Options
  baseCurrency: string
  onApply: (filter: Filter | undefined) => void
}

/** Builds a filter out of conditions and groups; nothing is asked until it is applied. */
export function FilterPanel({ filter, onApply, ...shared }: FilterPanelProps) {
  const t = useTranslations('records.filter')
  const [open, setOpen] = useState(false)
  const count = filter ? rooted(filter).parts.length : 0
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      wide
      title={t('title')}
      trigger={
        <Button icon={<ListFilter />}>
          {t('open')}
          {count > 0 && <Badge tone="accent">{count}</Badge>}
        </Button>
      }
    >
      <Builder
        {...shared}
        filter={filter}
        onApply={(next) => {
          setOpen(false)
          onApply(next)
        }}
      />
    </Sheet>
  )
}

function Builder({ filter, onApply, ...shared }: FilterPanelProps) {
  const t = useTranslations('records.filter')
  const [group, setGroup] = useState<Group>(() => {
    const root = rooted(filter)
    return root.parts.length > 0 ? root : { ...root, parts: [begun(shared.description)] }
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onApply(finished(filterOf(group)))
      }}
    >
      <FilterGroup {...shared} group={group} onChange={setGroup} depth={0} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t('apply')}
        </Button>
        <Button onClick={() => onApply(undefined)}>{t('clear')}</Button>
      </div>
    </form>
  )
}
