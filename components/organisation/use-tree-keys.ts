'use client'

import type { KeyboardEvent } from 'react'
import { isComposing, isTyping, useShortcutsEnabled } from '@/components/ui/hotkeys'
import type { UnitItem } from '@/lib/organisation/queries'
import { childrenOf, type Placed } from '@/lib/organisation/tree'
import type { Place } from './use-organisation'

type Row = Placed<UnitItem>
export type TreeKeys = {
  rows: Row[]
  units: UnitItem[]
  canWrite: boolean
  isOpen: (unit: Row) => boolean
  onToggle: (id: string, open: boolean) => void
  onActive: (id: string) => void
  onSelect: (id: string) => void
  onRename: (unit: UnitItem) => void
  onMove: (unit: UnitItem, to: Place) => void
  onMoveInto: (unit: UnitItem) => void
  onLeave: (unit: UnitItem) => void
}

/** A tree walked by arrows; Alt with an arrow moves the unit among its siblings, F2 renames, M asks where to. */
export function useTreeKeys(tree: TreeKeys) {
  const singleKeys = useShortcutsEnabled()
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (isComposing(event.nativeEvent) || isTyping(target) || target.role !== 'treeitem') return
    const at = tree.rows.findIndex(({ id }) => id === target.dataset.unit)
    const row = tree.rows[at]
    if (!row || event.ctrlKey || event.metaKey) return
    const act = event.altKey ? moving(tree, row)[event.key] : walking(tree, row, at, singleKeys)[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
}

type Acts = Readonly<Record<string, (() => void) | undefined>>

function walking(tree: TreeKeys, row: Row, at: number, singleKeys: boolean): Acts {
  const { rows, canWrite } = tree
  const to = (index: number) => () => rows[index] && tree.onActive(rows[index].id)
  const choose = () => tree.onSelect(row.id)
  const isOpen = tree.isOpen(row)
  const parent = rows.findIndex(({ id }) => id === row.parentId)
  const hasChildren = row.children.length > 0
  const free = canWrite && row.kind !== 'root'
  return {
    ArrowDown: to(at + 1),
    ArrowUp: to(at - 1),
    Home: to(0),
    End: to(rows.length - 1),
    ArrowRight: hasChildren ? (isOpen ? to(at + 1) : () => tree.onToggle(row.id, true)) : undefined,
    ArrowLeft: hasChildren && isOpen ? () => tree.onToggle(row.id, false) : to(parent),
    Enter: choose,
    ' ': choose,
    F2: canWrite ? () => tree.onRename(row) : undefined,
    Delete: free ? () => tree.onLeave(row) : undefined,
    m: free && singleKeys ? () => tree.onMoveInto(row) : undefined,
  }
}

function moving({ units, canWrite, onMove }: TreeKeys, row: Row): Acts {
  if (!canWrite) return {}
  const { up, down } = stepsOf(units, row)
  return { ArrowUp: up && (() => onMove(row, up)), ArrowDown: down && (() => onMove(row, down)) }
}

/** One place up or down among its siblings, where there is one. */
export function stepsOf(units: readonly UnitItem[], unit: UnitItem): { up?: Place; down?: Place } {
  const { parentId } = unit
  if (!parentId) return {}
  const siblings = childrenOf(units, parentId).filter(({ isArchived }) => !isArchived)
  const at = siblings.findIndex(({ id }) => id === unit.id)
  const above = siblings[at - 1]
  return {
    up: above && { parentId, beforeId: above.id },
    down: siblings[at + 1] && { parentId, beforeId: siblings[at + 2]?.id },
  }
}
