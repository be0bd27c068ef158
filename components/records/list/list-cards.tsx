'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Checkbox } from '@/components/ui/checkbox'
import { useList } from './context'
import { CellValue } from './list-cell'
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
  const { description, cardFields, hrefOf, selected, toggle } = useList()
  const { label } = useFieldWords(description.name)
  const title = String(row[description.title] ?? '')
  const filled = cardFields.filter((name) => !isEmpty(row[name]))
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
        <dl className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-sm">
          {filled.map((name) => (
            <div key={name} className="min-w-0">
              <dt className="sr-only">{label(name)}</dt>
              <dd className="min-w-0">
                <CellValue row={row} name={name} />
              </dd>
            </div>
          ))}
        </dl>
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

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
