'use client'

import type { KeyboardEvent } from 'react'
import { isComposing, isTyping } from '@/components/ui/hotkeys'
import type { Row } from './branches'

type LocationKeys = {
  rows: Row[]
  canWrite: boolean
  onActive: (key: string) => void
  onToggle: (key: string, open: boolean) => void
  onOpen: (row: Row) => void
  onAdd: (row: Row) => void
  onEdit: (row: Row) => void
  onDelete: (row: Row) => void
}

/** The tree walked by arrows; Insert adds below, F2 edits, Delete deletes: own places only. */
export function useLocationKeys(tree: LocationKeys) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (isComposing(event.nativeEvent) || isTyping(target) || target.role !== 'treeitem') return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = tree.rows.findIndex(({ key }) => key === target.dataset.location)
    const row = tree.rows[at]
    const act = row && actsOf(tree, row, at)[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
}

function actsOf(
  tree: LocationKeys,
  row: Row,
  at: number,
): Readonly<Record<string, (() => void) | undefined>> {
  const { rows, canWrite } = tree
  const to = (index: number) => () => rows[index] && tree.onActive(rows[index].key)
  const parent = rows.findLastIndex(({ depth }, index) => index < at && depth < row.depth)
  const own = canWrite && row.own
  const open = () => tree.onOpen(row)
  return {
    ArrowDown: to(at + 1),
    ArrowUp: to(at - 1),
    Home: to(0),
    End: to(rows.length - 1),
    ArrowRight: row.hasBelow ? (row.isOpen ? to(at + 1) : () => tree.onToggle(row.key, true)) : undefined,
    ArrowLeft: row.isOpen ? () => tree.onToggle(row.key, false) : to(parent),
    Enter: open,
    ' ': open,
    Insert: canWrite ? () => tree.onAdd(row) : undefined,
    F2: own ? () => tree.onEdit(row) : undefined,
    Delete: own ? () => tree.onDelete(row) : undefined,
  }
}
