'use client'

import type { RefObject } from 'react'
import { useHotkeys } from '@/components/ui/hotkeys'
import { useList } from './context'

type Steps = { edit: (cell: string) => void; isEditing: boolean }

/** Walking over cells: one of them can be reached by Tab, the arrows move that place. */
export function useListKeys(frame: RefObject<HTMLElement | null>, { edit, isEditing }: Steps) {
  const { toggle } = useList()
  const here = () =>
    (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-cell]') ?? null
  const rowOf = (cell: Element | null) => cell?.closest<HTMLElement>('[data-row]') ?? null

  const go = (find: (cell: HTMLElement) => Element | null | undefined) => {
    const cell = here()
    const next = cell && find(cell)
    if (!cell || !(next instanceof HTMLElement)) return cell !== null
    cell.tabIndex = -1
    next.tabIndex = 0
    next.focus()
  }
  const vertical = (by: 'nextElementSibling' | 'previousElementSibling') => () =>
    go((cell) => rowOf(cell)?.[by]?.querySelector(`[data-cell="${cell.dataset.cell}"]`))
  const horizontal = (by: 'nextElementSibling' | 'previousElementSibling') => () =>
    go((cell) => (cell[by]?.matches('[data-cell]') ? cell[by] : null))
  const toEnd = (selector: string) => () => go((cell) => rowOf(cell)?.querySelector(selector))
  const open = () => {
    const cell = here()
    const link = cell?.querySelector<HTMLElement>('[data-open]')
    if (link) link.click()
    else startEdit()
  }
  const startEdit = () => {
    const cell = here()
    const id = rowOf(cell)?.dataset.row
    if (cell?.dataset.edits && id) edit(`${id}:${cell.dataset.cell}`)
  }
  const select = () => {
    const id = rowOf(here())?.dataset.row
    if (!id) return false
    toggle(id)
  }
  useHotkeys(
    {
      ArrowDown: vertical('nextElementSibling'),
      ArrowUp: vertical('previousElementSibling'),
      ArrowRight: horizontal('nextElementSibling'),
      ArrowLeft: horizontal('previousElementSibling'),
      Home: toEnd('[data-cell]'),
      End: toEnd('[data-cell]:last-child'),
      Enter: open,
      F2: startEdit,
      x: select,
    },
    { within: frame, enabled: !isEditing },
  )
}
