'use client'

import { useDraggable, useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { ChevronRight, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Badge } from '@/components/ui/badge'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { isOwnClick } from '@/components/ui/own-click'
import { RowMenu } from '@/components/ui/row-menu'
import { tip } from '@/components/ui/tip'
import type { UnitItem } from '@/lib/organisation/queries'
import type { Placed } from '@/lib/organisation/tree'
import { KindIcon } from './kind-icon'
import { UnitName } from './unit-name'
import type { Landing } from './use-tree-drag'

type UnitRowProps = {
  unit: Placed<UnitItem>
  count: { direct: number; all: number } | undefined
  siblings: { place: number; total: number }
  isOpen: boolean
  isActive: boolean
  isSelected: boolean
  canWrite: boolean
  isRenaming: boolean
  landing: Landing['where'] | undefined
  menu: () => MenuEntry[]
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onToggle: () => void
  onSelect: () => void
  onRename: (unit: UnitItem, name: string) => Promise<boolean>
  onRenaming: (on: boolean) => void
}

/** One unit of the tree. The row is dragged; everything else about it is in its menu. */
export function UnitRow({ unit, count, siblings, isOpen, isActive, isSelected, ...row }: UnitRowProps) {
  const { canWrite, isRenaming, landing, menu, onToggle, onSelect, onRename, onRenaming } = row
  const t = useTranslations('organisation')
  const kinds = useTranslations('organisation.kinds')
  const drag = useDraggable({ id: unit.id, disabled: !canWrite || unit.kind === 'root' || isRenaming })
  const drop = useDroppable({ id: unit.id })
  const hasChildren = unit.children.length > 0
  const people = count?.all ?? 0

  return (
    <div
      role="treeitem"
      data-unit={unit.id}
      aria-label={t('unitLabel', { name: unit.name, kind: kinds(unit.kind), count: people })}
      aria-level={unit.depth + 1}
      aria-posinset={siblings.place}
      aria-setsize={siblings.total}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => isOwnClick(event) && onSelect()}
      onKeyDown={row.onKeyDown}
      onDoubleClick={(event) => canWrite && isOwnClick(event) && onRenaming(true)}
      className="rounded"
    >
      <div
        ref={(node) => {
          drag.setNodeRef(node)
          drop.setNodeRef(node)
        }}
        {...drag.listeners}
        style={{ paddingInlineStart: `calc(${unit.depth} * var(--step))` }}
        className={clsx(
          'relative flex min-h-9 cursor-default [--step:0.75rem] sm:[--step:1.25rem] items-center gap-1.5 rounded border border-transparent pe-1 hover:bg-surface-hover pointer-coarse:min-h-11',
          isSelected && 'bg-accent-soft',
          drag.isDragging && 'opacity-40',
          landing === 'inside' && 'border-accent!',
          landing === 'before' && BEFORE,
          landing === 'after' && AFTER,
        )}
      >
        {/* Arrow keys fold and unfold; this is for the pointer. */}
        <span
          aria-hidden
          data-own-press
          onClick={onToggle}
          className={clsx(
            'grid h-control-sm w-control-sm shrink-0 place-items-center rounded text-text-muted hover:bg-surface-pressed',
            !hasChildren && 'invisible',
          )}
        >
          <ChevronRight className={clsx('size-4', isOpen && 'rotate-90')} />
        </span>
        <KindIcon kind={unit.kind} />
        {isRenaming ? (
          <UnitName unit={unit} onRename={onRename} onEnd={() => onRenaming(false)} />
        ) : (
          <span className="min-w-0 flex-1 truncate font-medium">{unit.name}</span>
        )}
        {people > 0 && (
          <span {...tip(t('peopleOf', { direct: count?.direct ?? 0, all: people }))}>
            <Badge>
              <UserRound aria-hidden />
              {people}
            </Badge>
          </span>
        )}
        {canWrite && !isRenaming && (
          <RowMenu label={t('menuOf', { name: unit.name })} entries={menu} isReachable={isActive} />
        )}
      </div>
    </div>
  )
}

const LINE = 'before:pointer-events-none before:absolute before:inset-x-1 before:h-0.5 before:bg-accent'
const BEFORE = `${LINE} before:-top-px`
const AFTER = `${LINE} before:-bottom-px`
