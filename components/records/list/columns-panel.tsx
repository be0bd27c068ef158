'use client'

import { Pin, PinOff, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/fields/words'
import { Button, IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Popover } from '@/components/ui/popover'
import { Segmented } from '@/components/ui/segmented'
import { SortableList } from '@/components/ui/sortable-list'
import type { Description } from '@/lib/kernel/entity'
import { offeredColumns } from '@/lib/records/columns'
import type { Columns, Density } from './use-columns'

type ColumnsPanelProps = {
  description: Description
  columns: Columns
  density: Density
  onDensity: (density: Density) => void
}

/** Which columns there are, in which order, how wide the lines stand. */
export function ColumnsPanel({ description, columns, density, onDensity }: ColumnsPanelProps) {
  const t = useTranslations('records.list')
  const { label } = useFieldWords(description.name)
  const shown = columns.columns.map((column) => ({ id: column.name, label: label(column.name), ...column }))
  const hidden = offeredColumns(description).filter((name) => !shown.some(({ id }) => id === name))
  return (
    <Popover
      label={t('display')}
      align="end"
      className="w-80"
      trigger={<IconButton label={t('display')} icon={<SlidersHorizontal />} variant="secondary" />}
    >
      <h3 className="mb-1 text-sm text-text-muted">{t('density')}</h3>
      <Segmented<Density>
        label={t('density')}
        value={density}
        onChange={onDensity}
        options={(['compact', 'normal', 'roomy'] as const).map((value) => ({
          value,
          label: t(`densities.${value}`),
        }))}
      />
      <h3 className="mt-4 mb-1 text-sm text-text-muted">{t('columns')}</h3>
      <SortableList
        label={t('columns')}
        items={shown}
        onReorder={(items) => columns.reorder(items.map(({ id }) => id))}
        render={(column) => (
          <span className="flex min-w-0 flex-1 items-center justify-between gap-1 py-0.5">
            <Checkbox
              label={column.label}
              checked
              disabled={shown.length === 1}
              onChange={() => columns.show(column.name, false)}
            />
            <IconButton
              size="sm"
              label={
                column.isPinned
                  ? t('unpinOf', { column: column.label })
                  : t('pinOf', { column: column.label })
              }
              icon={column.isPinned ? <PinOff /> : <Pin />}
              onClick={() => columns.pin(column.name, !column.isPinned)}
            />
          </span>
        )}
      />
      {hidden.length > 0 && <h3 className="mt-4 mb-1 text-sm text-text-muted">{t('hidden')}</h3>}
      <div className="flex flex-col gap-2">
        {hidden.map((name) => (
          <Checkbox
            key={name}
            label={label(name)}
            checked={false}
            onChange={() => columns.show(name, true)}
          />
        ))}
      </div>
      <Button size="sm" variant="ghost" className="mt-3" onClick={columns.reset}>
        {t('reset')}
      </Button>
    </Popover>
  )
}
