'use client'

import { Archive, ArrowDown, ArrowUp, FolderInput, Pencil, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MenuEntry } from '@/components/ui/menu-entries'
import type { UnitItem } from '@/lib/organisation/queries'
import type { UnitQuestion } from './unit-dialogs'
import type { Place } from './use-organisation'
import { stepsOf } from './use-tree-keys'

type Does = {
  ask: (question: UnitQuestion) => void
  rename: (id: string) => void
  move: (unit: UnitItem, to: Place) => void
}

/** Everything that can be done to a unit, by clicks alone; the root is only renamed and added to. */
export function useUnitMenu(units: UnitItem[], { ask, rename, move }: Does) {
  const t = useTranslations('organisation')
  return (unit: UnitItem): MenuEntry[] => {
    const own: MenuEntry[] = [
      { label: t('addBelow'), icon: <Plus />, onSelect: () => ask({ kind: 'add', unit }) },
      { label: t('rename'), icon: <Pencil />, hint: 'F2', onSelect: () => rename(unit.id) },
    ]
    if (unit.kind === 'root') return own
    const { up, down } = stepsOf(units, unit)
    return [
      ...own,
      { kind: 'separator' },
      { label: t('moveInto'), icon: <FolderInput />, hint: 'M', onSelect: () => ask({ kind: 'move', unit }) },
      {
        ...{ label: t('up'), icon: <ArrowUp />, hint: 'Alt ↑', disabled: !up },
        onSelect: () => up && move(unit, up),
      },
      {
        ...{ label: t('down'), icon: <ArrowDown />, hint: 'Alt ↓', disabled: !down },
        onSelect: () => down && move(unit, down),
      },
      { kind: 'separator' },
      { label: t('archive'), icon: <Archive />, onSelect: () => ask({ kind: 'archive', unit }) },
      { label: t('delete'), icon: <Trash2 />, danger: true, onSelect: () => ask({ kind: 'delete', unit }) },
    ]
  }
}
