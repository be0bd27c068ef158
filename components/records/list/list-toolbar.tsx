'use client'

import type { ReactNode } from 'react'
import type { Filter } from '@/lib/records/filter-shape'
import { FilterChips } from '../filter/filter-chips'
import { FilterPanel } from '../filter/filter-panel'
import { SearchBox } from '../search-box'
import { ColumnsPanel } from './columns-panel'
import type { ListTools } from './record-list'

type ListToolbarProps = {
  tools: ListTools
  filter: Filter | undefined
  before?: ReactNode
  after?: ReactNode
}

/** Search, filter and display; what is asked stands in the address. */
export function ListToolbar({ tools, filter, before, after }: ListToolbarProps) {
  const { list, url, setDensity } = tools
  const { description, options, viewer, columns, density } = list
  const apply = (next: Filter | undefined) => url.ask({ filter: next ? JSON.stringify(next) : null })
  const shared = { description, options, baseCurrency: viewer.baseCurrency, filter }
  return (
    <div className="flex flex-col gap-2 px-3 pb-2 md:px-4">
      <div className="flex flex-wrap items-center gap-2">
        {before}
        <SearchBox value={url.get('q') ?? ''} onSearch={(q) => url.ask({ q }, true)} pending={url.pending} />
        <FilterPanel key={JSON.stringify(filter ?? null)} {...shared} onApply={apply} />
        {after}
        <span className="max-md:hidden">
          <ColumnsPanel
            description={description}
            columns={columns}
            density={density}
            onDensity={setDensity}
          />
        </span>
      </div>
      <FilterChips {...shared} onChange={apply} />
    </div>
  )
}
