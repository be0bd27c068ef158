'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { MenuEntry } from '@/components/ui/menu-entries'
import type { Row } from './branches'
import { LocationRow } from './location-row'
import { useLocationKeys } from './use-location-keys'

type LocationTreeProps = {
  rows: Row[]
  loading: string | undefined
  isSearching: boolean
  canWrite: boolean
  /** Which row takes the focus as soon as it shows; the same row wanted anew is another object. */
  wanted: { key: string } | undefined
  menuOf: (row: Row) => MenuEntry[]
  onToggle: (key: string, open: boolean) => void
  onOpen: (row: Row) => void
  onAdd: (row: Row) => void
  onEdit: (row: Row) => void
  onDelete: (row: Row) => void
}

export function LocationTree({
  rows,
  loading,
  isSearching,
  canWrite,
  wanted,
  menuOf,
  ...does
}: LocationTreeProps) {
  const t = useTranslations('locations')
  const list = useRef<HTMLDivElement>(null)
  const [activeKey, setActiveKey] = useState<string>()
  const active = rows.find(({ key }) => key === activeKey) ?? rows[0]
  const focus = useCallback((key: string) => {
    setActiveKey(key)
    const item = list.current?.querySelector<HTMLElement>(`[data-location="${CSS.escape(key)}"]`)
    item?.focus()
    item?.scrollIntoView({ block: 'nearest' }) // focus alone shows nothing of what had it already
  }, [])
  const shows = rows.some(({ key }) => key === wanted?.key)
  useEffect(() => {
    if (wanted && shows) focus(wanted.key)
  }, [wanted, shows, focus])
  const onKeyDown = useLocationKeys({ rows, canWrite, onActive: focus, ...does })

  return (
    <div
      ref={list}
      role="tree"
      aria-label={t('title')}
      aria-description={canWrite ? t('treeHint') : undefined}
      className="flex flex-col p-1"
    >
      {rows.map((row) => (
        <LocationRow
          key={row.key}
          row={row}
          isActive={row.key === active?.key}
          isLoading={row.key === loading}
          showsPath={isSearching}
          menu={canWrite ? () => menuOf(row) : undefined}
          onKeyDown={onKeyDown}
          onOpen={() => {
            setActiveKey(row.key)
            does.onOpen(row)
          }}
        />
      ))}
    </div>
  )
}
