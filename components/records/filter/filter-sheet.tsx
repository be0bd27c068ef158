'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { FilterGroup } from './filter-group'
import type { FilterPanelProps } from './filter-panel'
import { useRelated } from './related'
import { begun, filterOf, finished, type Group, rooted } from './tree'

type FilterSheetProps = FilterPanelProps & { open: boolean; onOpenChange: (open: boolean) => void }

/** Builds a filter out of conditions and groups; nothing is asked until it is applied. */
export function FilterSheet({ open, onOpenChange, ...props }: FilterSheetProps) {
  const t = useTranslations('records.filter')
  return (
    <Sheet open={open} onOpenChange={onOpenChange} wide title={t('title')}>
      <Builder {...props} />
    </Sheet>
  )
}

function Builder({ filter, onApply, ...shared }: FilterPanelProps) {
  const t = useTranslations('records.filter')
  const { description } = shared
  const [group, setGroup] = useState<Group>(() => {
    const root = rooted(filter)
    return root.parts.length > 0 ? root : { ...root, parts: [begun(description)] }
  })
  const filtering = { ...shared, related: useRelated(filterOf(group), description, description.name) }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onApply(finished(filterOf(group)))
      }}
    >
      <FilterGroup filtering={filtering} group={group} onChange={setGroup} depth={0} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t('apply')}
        </Button>
        <Button onClick={() => onApply(undefined)}>{t('clear')}</Button>
      </div>
    </form>
  )
}
