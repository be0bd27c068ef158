'use client'

import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Badge } from '@/components/ui/badge'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { isOwnClick } from '@/components/ui/own-click'
import { RowMenu } from '@/components/ui/row-menu'
import { Spinner } from '@/components/ui/spinner'
import type { Row } from './branches'
import { useLocationWords } from './words'

type LocationRowProps = {
  row: Row
  isActive: boolean
  isLoading: boolean
  /** Among what was found: where it stands, which the tree would show. */
  showsPath: boolean
  menu: (() => MenuEntry[]) | undefined
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onOpen: () => void
}

export function LocationRow({
  row,
  isActive,
  isLoading,
  showsPath,
  menu,
  onKeyDown,
  onOpen,
}: LocationRowProps) {
  const t = useTranslations('locations')
  const { nameOf, relationOf } = useLocationWords()
  const relation = relationOf(row)
  const name = nameOf(row)
  return (
    <div
      role="treeitem"
      data-location={row.key}
      aria-label={[name, showsPath && row.path, relation].filter(Boolean).join(', ')}
      aria-level={row.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.total}
      aria-expanded={row.hasBelow && !showsPath ? row.isOpen : undefined}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => isOwnClick(event) && onOpen()}
      onKeyDown={onKeyDown}
      className="scroll-m-12 rounded"
    >
      <div
        style={{ paddingInlineStart: `calc(${row.depth} * var(--step))` }}
        className="flex min-h-9 cursor-default items-center gap-1.5 rounded pe-1 [--step:0.75rem] hover:bg-surface-hover sm:[--step:1.25rem] pointer-coarse:min-h-11"
      >
        <span
          aria-hidden
          className={clsx(
            'grid h-control-sm w-control-sm shrink-0 place-items-center text-text-muted',
            (!row.hasBelow || showsPath) && 'invisible',
          )}
        >
          {isLoading ? <Spinner /> : <ChevronRight className={clsx('size-4', row.isOpen && 'rotate-90')} />}
        </span>
        <span className="min-w-0 flex-1 py-1">
          <span className={clsx('font-medium', row.own?.isArchived && 'text-text-muted line-through')}>
            {name}
          </span>
          {showsPath && row.path && <span className="text-text-muted">{`, ${row.path}`}</span>}
          {relation && <span className="line-clamp-2 text-sm text-text-muted">{relation}</span>}
        </span>
        {row.own && <Badge>{row.own.isArchived ? t('archived') : t('own')}</Badge>}
        {menu && <RowMenu label={t('menuOf', { name })} entries={menu} isReachable={isActive} />}
      </div>
    </div>
  )
}
