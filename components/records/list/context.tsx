'use client'

import { createContext, type ReactNode, use } from 'react'
import type { Options } from '@/components/fields/props'
import type { Description } from '@/lib/kernel/entity'
import type { Viewer } from '@/lib/records/viewer'
import type { SaveOutcome } from '../use-record-save'
import type { Values } from '../values'
import type { Columns, Density } from './use-columns'
import type { ListRow } from './use-list-rows'

/** What an entity adds to its list. */
export type ListConfig = {
  description: Description
  options: Options
  viewer: Viewer
  /** Why rows cannot be edited, when they cannot. */
  readOnlyReason?: string
  /** Columns that are put in order by another field, which can be sorted. */
  sortAs?: Readonly<Record<string, string>>
  hrefOf: (id: string) => string
  /** Another way of showing a cell; undefined leaves it to the field's type. */
  cell?: (name: string, row: ListRow) => ReactNode | undefined
  /** The lines under the title on a phone. */
  cardFields: readonly string[]
  save: (row: ListRow, patch: Values) => Promise<SaveOutcome>
}

export type List = ListConfig & {
  columns: Columns
  density: Density
  selected: ReadonlySet<string>
  toggle: (id: string, isSelected?: boolean) => void
  sort: { field: string; descending: boolean } | null
  sortBy: (field: string) => void
}

const ListContext = createContext<List | null>(null)

export const ListProvider = ListContext

export function useList(): List {
  const list = use(ListContext)
  if (!list) throw new Error('not in a list')
  return list
}

/** The field a column is sorted by, when it can be sorted. */
export function sortFieldOf(
  { description, sortAs }: Pick<List, 'description' | 'sortAs'>,
  name: string,
): string | null {
  const field = sortAs?.[name] ?? name
  return description.fields[field]?.sortable ? field : null
}
