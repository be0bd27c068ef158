'use client'

import type { ReactNode } from 'react'
import type { Filter } from '@/lib/records/filter-shape'
import { FilterChips } from '../filter/filter-chips'
import { FilterPanel } from '../filter/filter-panel'
import { SearchBox } from '../search-box'
import { ColumnsPanel } from './columns-panel'
import type { ListConfig } from './context'
import type { ListTools } from './record-list'

type ListToolbarProps = Pick<ListConfig, 'description' | 'options' | 'viewer'> & {
  url: ListTools['url']
  filter: Filter | undefined
  before?: ReactNode
  after?: ReactNode
}

/** Search and filter; what is asked stands in the address. */
export function ListToolbar({ description, options, viewer, url, filter, before, after }: ListToolbarProps) {
  const apply = (next: Filter | undefined) => url.ask({ filter: next ? JSON.stringify(next) : null })
  const shared = { description, options, baseCurrency: viewer.baseCurrency, filter }
  return (
    <div className="flex flex-col gap-2 px-3 pb-2 md:px-4">
      <div className="flex flex-wrap items-center gap-2">
        {before}
        <SearchBox value={url.get('q') ?? ''} onSearch={(q) => url.ask({ q }, true)} pending={url.pending} />
        <FilterPanel key={JSON.stringify(filter ?? null)} {...shared} onApply={apply} />
        {after}
      </div>
      <FilterChips {...shared} onChange={apply} />
    </div>
  )
}

/** Which columns a list shows, and how closely. */
export function ListDisplay({ tools: { list, setDensity } }: { tools: ListTools }) {
  const { description, columns, density } = list
  return (
    <span className="max-md:hidden">
      <ColumnsPanel description={description} columns={columns} density={density} onDensity={setDensity} />
    </span>
  )
}
