'use client'

import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type PointerEvent, useState } from 'react'
import { isFigureField } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { type Column, clamp } from '@/lib/records/columns'
import { sortFieldOf, useList } from './context'
import { pinnedAt } from './pinned'

/** A column's name: press to sort, open for the rest, drag its edge for the width. */
export function ListHeader({ column, at }: { column: Column; at: number }) {
  const t = useTranslations('records.list')
  const list = useList()
  const { description, columns, sort, sortBy } = list
  const { label } = useFieldWords(description.name)
  const { name, isPinned } = column
  const field = description.fields[name]
  const sortField = sortFieldOf(list, name)
  const direction =
    sort && sort.field === sortField ? (sort.descending ? 'descending' : 'ascending') : undefined
  const isFigure = field && isFigureField(field)

  return (
    <th
      scope="col"
      aria-sort={sortField ? (direction ?? 'none') : undefined}
      style={isPinned ? { insetInlineStart: pinnedAt(columns.columns, at) } : undefined}
      className={clsx(
        'group/head h-9 border-b bg-surface-sunken px-3 font-medium text-sm text-text-muted',
        isPinned ? 'sticky z-20' : 'relative',
      )}
    >
      <span className={clsx('flex items-center gap-1', isFigure && 'justify-end')}>
        {sortField ? (
          <button
            type="button"
            onClick={() => sortBy(direction === 'ascending' ? `-${sortField}` : sortField)}
            className="flex min-w-0 items-center gap-1 rounded-sm hover:text-text"
          >
            <span className="truncate">{label(name)}</span>
            {direction === 'ascending' && <ArrowUp aria-hidden className="size-3.5" />}
            {direction === 'descending' && <ArrowDown aria-hidden className="size-3.5" />}
          </button>
        ) : (
          <span className="truncate">{label(name)}</span>
        )}
        <DropdownMenu
          trigger={
            <button
              type="button"
              aria-label={t('columnMenu', { column: label(name) })}
              className="touch-area grid size-5 shrink-0 place-items-center rounded-sm opacity-0 hover:bg-surface-pressed focus-visible:opacity-100 group-hover/head:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
            >
              <ChevronDown aria-hidden className="size-3.5" />
            </button>
          }
          entries={useEntries(column, sortField)}
        />
      </span>
      <Edge column={column} />
    </th>
  )
}

const STEP = 40

function useEntries({ name, width, isPinned }: Column, sortField: string | null): MenuEntry[] {
  const t = useTranslations('records.list')
  const { columns, sortBy } = useList()
  const isOnly = columns.columns.length === 1
  return [
    ...(sortField
      ? ([
          { label: t('ascending'), onSelect: () => sortBy(sortField) },
          { label: t('descending'), onSelect: () => sortBy(`-${sortField}`) },
          { kind: 'separator' },
        ] as const)
      : []),
    { label: t('moveLeft'), onSelect: () => columns.shift(name, -1) },
    { label: t('moveRight'), onSelect: () => columns.shift(name, 1) },
    { label: t('wider'), onSelect: () => columns.resize(name, width + STEP) },
    { label: t('narrower'), onSelect: () => columns.resize(name, width - STEP) },
    { label: isPinned ? t('unpin') : t('pin'), onSelect: () => columns.pin(name, !isPinned) },
    { label: t('hide'), disabled: isOnly, onSelect: () => columns.show(name, false) },
  ]
}

/** The menu of the column says "wider" and "narrower" to everyone else. */
function Edge({ column }: { column: Column }) {
  const { columns } = useList()
  const [start, setStart] = useState<{ x: number; width: number } | null>(null)
  const widthAt = (event: PointerEvent) => clamp((start?.width ?? 0) + event.clientX - (start?.x ?? 0))
  return (
    <span
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setStart({ x: event.clientX, width: column.width })
      }}
      onPointerMove={(event) => start && columns.resize(column.name, widthAt(event))}
      onPointerUp={() => setStart(null)}
      onPointerCancel={() => setStart(null)}
      className="absolute inset-y-1 end-0 w-2 cursor-col-resize touch-none border-e-2 border-transparent hover:border-border-strong"
    />
  )
}
