'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { keepForAYear } from '@/components/ui/keep-cookie'
import type { Column } from '@/lib/records/columns'
import { askedOf } from '@/lib/records/list-url'
import type { Query } from '@/lib/records/query'
import { type List, type ListConfig, ListProvider } from './context'
import { ListBody } from './list-body'
import type { Density } from './use-columns'
import { useColumns } from './use-columns'
import { useFocusBack } from './use-focus-back'
import { useListPlace } from './use-list-place'
import { type ListPage, type ListSource, useListRows } from './use-list-rows'
import { useListUrl } from './use-list-url'

export type ListTools = {
  list: List
  rows: ReturnType<typeof useListRows>
  url: ReturnType<typeof useListUrl>
  /** What the list was asked for. */
  query: Query
  setDensity: (density: Density) => void
  clearSelection: () => void
}

export type RecordListProps = Omit<ListConfig, 'save'> & {
  label: string
  page: ListPage
  query: Query
  columns: readonly Column[]
  density: Density
  source: ListSource
  /** Given what the list holds, saves one cell. */
  saveWith: (rows: ReturnType<typeof useListRows>) => ListConfig['save']
  /** Above the rows: search, filters, views. */
  head: (tools: ListTools) => ReactNode
  /** Over the rows while some are selected. */
  bulk: (tools: ListTools) => ReactNode
  empty: ReactNode
}

/** The list of any entity: columns, order, selection, editing in cells, further pages as one scrolls. */
export function RecordList({ page, query, source, saveWith, head, bulk, empty, ...config }: RecordListProps) {
  const { description, viewer, label } = config
  const t = useTranslations('records.list')
  const key = `${usePathname()}?${askedOf(useSearchParams())}`
  const rows = useListRows({ first: page, query, source, entity: description.name, viewerId: viewer.id })
  const columns = useColumns(config.columns, description)
  const [density, setDensity] = useState(config.density)
  const { selected, toggle, clear } = useSelection()
  const url = useListUrl()
  const frame = useRef<HTMLDivElement>(null)
  useListPlace(frame, key, rows)
  useFocusBack(frame, selected.size > 0)
  const save = saveWith(rows)
  const list = useSteady<List>({
    ...config,
    save,
    columns,
    density,
    selected,
    toggle,
    sort: query.sort ?? null,
    sortBy: (sort) => url.ask({ sort }, true),
  })
  const tools: ListTools = {
    list,
    rows,
    url,
    query,
    clearSelection: clear,
    setDensity: (next) => {
      setDensity(next)
      keepForAYear('density', next)
    },
  }
  return (
    <ListProvider value={list}>
      <div className="page-fill flex flex-col">
        {head(tools)}
        <div
          ref={frame}
          aria-busy={url.pending}
          className="flex min-h-0 flex-1 flex-col data-[pending]:opacity-60"
          data-pending={url.pending || undefined}
        >
          <ListBody rows={rows} label={label} empty={empty} />
        </div>
        <p role="status" className="sr-only">
          {url.pending ? t('loading') : t('total', { count: rows.total })}
        </p>
        {selected.size > 0 && bulk(tools)}
      </div>
    </ListProvider>
  )
}

/** One object for all time with the newest content: rows render again only when their own props change. */
function useSteady<T extends object>(content: T): T {
  const [steady] = useState(() => ({ ...content }))
  return Object.assign(steady, content)
}

function useSelection() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((id: string, isSelected?: boolean) => {
    setSelected((before) => {
      const next = new Set(before)
      if (isSelected ?? !before.has(id)) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  const clear = useCallback(() => setSelected(new Set()), [])
  return { selected, toggle, clear }
}
