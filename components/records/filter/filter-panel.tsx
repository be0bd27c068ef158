'use client'

import { ListFilter } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Options } from '@/components/fields/props'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { Description } from '@/lib/kernel/entity'
import type { Filter } from '@/lib/records/filter-shape'
import { rooted } from './tree'

export type FilterPanelProps = {
  filter: Filter | undefined
  description: Description
  options: Options
  baseCurrency: string
  onApply: (filter: Filter | undefined) => void
}

const FilterSheet = dynamic(() => import('./filter-sheet').then((module) => module.FilterSheet), {
  ssr: false,
})

/** The button of the filter; what builds it is fetched on first use. */
export function FilterPanel({ onApply, ...props }: FilterPanelProps) {
  const t = useTranslations('records.filter')
  const [isWanted, setWanted] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const count = props.filter ? rooted(props.filter).parts.length : 0
  return (
    <>
      <Button
        icon={<ListFilter />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      >
        {t('open')}
        {count > 0 && <Badge tone="accent">{count}</Badge>}
      </Button>
      {isWanted && (
        <FilterSheet
          {...props}
          open={isOpen}
          onOpenChange={setOpen}
          onApply={(next) => {
            setOpen(false)
            onApply(next)
          }}
        />
      )}
    </>
  )
}
