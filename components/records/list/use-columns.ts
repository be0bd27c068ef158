'use client'

import { useState } from 'react'
import { keepForAYear } from '@/components/ui/keep-cookie'
import type { Description } from '@/lib/kernel/entity'
import {
  type Column,
  clamp,
  formatColumns,
  pinnedFirst,
  standardColumns,
  widthOf,
} from '@/lib/records/columns'
import { useListUrl } from './use-list-url'

export type Density = 'compact' | 'normal' | 'roomy'

/** The columns a person chose, kept in this browser and in the address when it names them. */
export function useColumns(given: readonly Column[], description: Description) {
  const [columns, setColumns] = useState(given)
  const url = useListUrl()
  const keep = (next: readonly Column[]) => {
    const ordered = pinnedFirst(next)
    setColumns(ordered)
    const text = formatColumns(ordered)
    keepForAYear(`columns-${description.name}`, encodeURIComponent(text))
    if (url.get('cols')) url.rewrite({ cols: text })
  }
  const change = (name: string, patch: Partial<Column>) =>
    keep(columns.map((column) => (column.name === name ? { ...column, ...patch } : column)))
  return {
    columns,
    reorder: (names: readonly string[]) =>
      keep(names.flatMap((name) => columns.find((column) => column.name === name) ?? [])),
    resize: (name: string, width: number) => change(name, { width: clamp(width) }),
    pin: (name: string, isPinned: boolean) => change(name, { isPinned }),
    shift: (name: string, by: number) => keep(shifted(columns, name, by)),
    show: (name: string, isShown: boolean) =>
      keep(
        isShown
          ? [...columns, { name, width: widthOf(description, name), isPinned: false }]
          : columns.filter((column) => column.name !== name),
      ),
    reset: () => keep(standardColumns(description)),
  }
}

export type Columns = ReturnType<typeof useColumns>

function shifted(columns: readonly Column[], name: string, by: number): Column[] {
  const from = columns.findIndex((column) => column.name === name)
  const to = Math.min(columns.length - 1, Math.max(0, from + by))
  const next = [...columns]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
