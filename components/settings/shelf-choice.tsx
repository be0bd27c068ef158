'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Select } from '@/components/ui/select'
import type { DictionaryData } from '@/lib/dictionaries/screen'

type Shelf = { value: string; label: string }
type Shown = {
  field: string
  /** Undefined: there is only one shelf, or none, and all rows are shown. */
  value: string | undefined
  shelves: readonly Shelf[]
  choose: (value: string) => void
}

/** Rows that belong to one thing or another are shown for one at a time, once there are several. */
export function useShelf({ look, description, options }: DictionaryData): Shown {
  const { choice } = useFieldWords(description.name)
  const field = look.shelves ?? ''
  const declared = description.fields[field]
  const rows = options[declared?.to ?? '']?.filter(({ isArchived }) => !isArchived) ?? []
  const shelves = declared?.options
    ? declared.options.map((value) => ({ value, label: choice(field, value) }))
    : rows.map(({ id, name }) => ({ value: id, label: name }))
  const [chosen, choose] = useState(shelves[0]?.value)
  return { field, value: shelves.length > 1 ? chosen : undefined, shelves, choose }
}

export function ShelfChoice({ value, shelves, choose }: Shown) {
  const t = useTranslations('dictionaries')
  if (!value) return null
  return (
    <div className="w-56">
      <Select aria-label={t('shelf')} options={[...shelves]} value={value} onChange={choose} />
    </div>
  )
}
