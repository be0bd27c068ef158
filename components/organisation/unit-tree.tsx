'use client'

import { DndContext, DragOverlay } from '@dnd-kit/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { MenuEntry } from '@/components/ui/menu-entries'
import type { UnitItem } from '@/lib/organisation/queries'
import { type Placed, rowsOf, treeOf } from '@/lib/organisation/tree'
import { KindIcon } from './kind-icon'
import { UnitRow } from './unit-row'
import type { Place } from './use-organisation'
import { useTreeDrag } from './use-tree-drag'
import { useTreeKeys } from './use-tree-keys'

type UnitTreeProps = {
  /** Units to show, in any order. */
  units: UnitItem[]
  counts: ReadonlyMap<string, { direct: number; all: number }>
  selectedId: string | undefined
  /** Folded units stay open while a search shows what is below them. */
  isSearching: boolean
  canWrite: boolean
  menuOf: (unit: UnitItem) => MenuEntry[]
  onSelect: (id: string) => void
  onRename: (unit: UnitItem, name: string) => Promise<boolean>
  onMove: (unit: UnitItem, to: Place) => void
  onMoveInto: (unit: UnitItem) => void
  onLeave: (unit: UnitItem) => void
  renaming: string | undefined
  setRenaming: (id: string | undefined) => void
  empty: ReactNode
}

/** The organisation as one tree: walked by arrows, put in order by drag, keys or menu. */
export function UnitTree({ units, counts, selectedId, isSearching, ...props }: UnitTreeProps) {
  const { canWrite, onSelect, onMove, onMoveInto, onLeave, renaming, setRenaming } = props
  const t = useTranslations('organisation')
  const dragId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [activeId, setActiveId] = useState<string>()
  const isOpen = ({ id }: { id: string }) => isSearching || !folded.has(id)
  const rows = rowsOf(treeOf(units), isOpen)
  const active = rows.find(({ id }) => id === activeId) ?? rows.find(({ id }) => id === selectedId) ?? rows[0]
  const isUnfolded = (id: string) => isOpen({ id }) && units.some((unit) => unit.parentId === id)
  const drag = useTreeDrag(units, isUnfolded, onMove)

  const toggle = (id: string, open: boolean) =>
    setFolded((before) =>
      open ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id]),
    )
  const focus = (id: string) => {
    setActiveId(id)
    list.current?.querySelector<HTMLElement>(`[data-unit="${id}"]`)?.focus()
  }
  const onKeyDown = useTreeKeys({
    ...{ rows, units, canWrite, isOpen, onSelect, onMove, onMoveInto, onLeave },
    onToggle: toggle,
    onActive: focus,
    onRename: ({ id }) => setRenaming(id),
  })
  const wasRenaming = useRef(renaming)
  useEffect(() => {
    const left = wasRenaming.current
    wasRenaming.current = renaming
    if (left && !renaming) list.current?.querySelector<HTMLElement>(`[data-unit="${left}"]`)?.focus()
  }, [renaming])

  if (rows.length === 0) return props.empty
  return (
    <DndContext id={dragId} {...drag.context}>
      <div
        ref={list}
        role="tree"
        aria-label={t('title')}
        aria-description={canWrite ? t('treeHint') : undefined}
        className="flex flex-col p-1"
      >
        {rows.map((unit) => (
          <UnitRow
            key={unit.id}
            unit={unit}
            count={counts.get(unit.id)}
            siblings={siblingsOf(rows, unit)}
            isOpen={isOpen(unit)}
            isActive={unit.id === active?.id}
            isSelected={unit.id === selectedId}
            canWrite={canWrite}
            landing={drag.landing?.id === unit.id ? drag.landing.where : undefined}
            isRenaming={renaming === unit.id}
            menu={() => props.menuOf(unit)}
            onKeyDown={onKeyDown}
            onToggle={() => toggle(unit.id, !isOpen(unit))}
            onSelect={() => {
              setActiveId(unit.id)
              onSelect(unit.id)
            }}
            onRename={props.onRename}
            onRenaming={(on) => setRenaming(on ? unit.id : undefined)}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.dragged && (
          <div className="flex h-control w-fit items-center gap-2 rounded border bg-surface-raised px-3 shadow-overlay">
            <KindIcon kind={drag.dragged.kind} />
            {drag.dragged.name}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

function siblingsOf(rows: Placed<UnitItem>[], unit: UnitItem): { place: number; total: number } {
  const siblings = rows.filter(({ parentId }) => parentId === unit.parentId)
  return { place: siblings.findIndex(({ id }) => id === unit.id) + 1, total: siblings.length }
}
