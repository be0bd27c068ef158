'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Link } from '@/components/ui/link'
import { RecordFacts } from '../record-facts'
import { useList } from './context'
import type { ListRow } from './use-list-rows'

/** The rows as cards, for narrow screens: press to open. */
export function ListCards({ rows, label }: { rows: readonly ListRow[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-2 px-3 pt-1">
      {rows.map((row) => (
        <CardRow key={row.id} row={row} />
      ))}
    </ul>
  )
}

function CardRow({ row }: { row: ListRow }) {
  const t = useTranslations('records.list')
  const { description, options, viewer, cardFields, hrefOf, cell, selected, toggle } = useList()
  const title = String(row[description.title] ?? '')
  return (
    <li className="relative flex gap-2 rounded-lg border bg-surface-raised p-3 has-[[data-state=checked]]:bg-accent-soft">
      <div className="min-w-0 flex-1">
        <Link
          href={hrefOf(row.id) as ComponentProps<typeof Link>['href']}
          prefetch={false}
          className="font-medium after:absolute after:inset-0 after:rounded-lg"
        >
          {title}
        </Link>
        <RecordFacts
          description={description}
          options={options}
          baseCurrency={viewer.baseCurrency}
          row={row}
          names={cardFields}
          value={(name) => cell?.(name, row)}
        />
      </div>
      <Checkbox
        className="relative z-10"
        label={t('selectRow', { title })}
        hideLabel
        checked={selected.has(row.id)}
        onChange={(isOn) => toggle(row.id, isOn)}
      />
    </li>
  )
}
