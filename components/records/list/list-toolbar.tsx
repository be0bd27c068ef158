'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import type { Filter } from '@/lib/records/filter-shape'
import { FilterChips } from '../filter/filter-chips'
import { FilterPanel } from '../filter/filter-panel'
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

const PAUSE = 250

type SearchBoxProps = { value: string; pending: boolean; onSearch: (text: string) => void }

function SearchBox({ value, pending, onSearch }: SearchBoxProps) {
  const t = useTranslations('records.list')
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef(value)
  const search = useRef(onSearch)
  search.current = onSearch
  useHotkeys({ '/': () => input.current?.focus() })

  useEffect(() => {
    if (text.trim() === asked.current) return
    const timer = setTimeout(() => {
      asked.current = text.trim()
      search.current(asked.current)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text])

  useEffect(() => {
    if (value === asked.current) return
    asked.current = value
    setText(value)
  }, [value])

  return (
    <div className="w-full sm:w-64">
      <Input
        ref={input}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        leading={pending ? <Spinner /> : <Search />}
        value={text}
        maxLength={200}
        aria-keyshortcuts="/"
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
