'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import type { Color } from '@/components/ui/colors'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { Entries, MenuEntry } from '@/components/ui/menu-entries'
import type { Card } from '@/lib/opportunities/card'
import { addDays } from '@/lib/vietnam/date'
import { type Board, useBoard } from './context'

/** Everything a drag can do, and more, by clicks alone. */
export function useCardMenu(card: Card | undefined, column: string): Entries {
  const t = useTranslations('board')
  const board = useBoard()
  return () => (card ? entriesOf(board, card, column, t) : [])
}

export function CardMenu({ card, entries }: { card: Card; entries: Entries }) {
  const t = useTranslations('board')
  return (
    <div
      data-menu={card.id}
      className="absolute end-1 top-1 opacity-0 focus-within:opacity-100 group-hover/card:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100"
    >
      <DropdownMenu
        align="end"
        trigger={
          <IconButton
            size="sm"
            tabIndex={-1}
            label={t('menuOf', { title: card.title })}
            icon={<MoreHorizontal />}
          />
        }
        entries={entries}
      />
    </div>
  )
}

type Words = ReturnType<typeof useTranslations<'board'>>

function entriesOf(board: Board, card: Card, column: string, t: Words): MenuEntry[] {
  const open: MenuEntry = {
    kind: 'link',
    label: t('open'),
    href: board.hrefOf(card.id),
    hint: 'Enter',
  }
  if (!board.canWrite) return [open, { label: t('readOnly'), disabled: true, onSelect: () => {} }]
  const ids = [card.id]
  const { actions } = board
  const entries: MenuEntry[] = [
    open,
    { kind: 'separator' },
    { kind: 'submenu', label: t('moveTo'), entries: stageEntries(board, ids, card) },
    { kind: 'submenu', label: t('position'), entries: positionEntries(board, card, column, t) },
    { kind: 'submenu', label: t('assign'), entries: ownerEntries(board, ids, t) },
    { kind: 'submenu', label: t('closeDate'), entries: dateEntries(board, ids, t) },
    { kind: 'submenu', label: t('priority'), entries: priorityEntries(board, card, t) },
    { kind: 'separator' },
    { label: t('select'), hint: 'X', onSelect: () => board.drag.toggle(card.id) },
    { label: t('archive'), onSelect: () => void actions.archive(card) },
    ...(board.canDelete
      ? [{ label: t('delete'), danger: true, onSelect: () => void actions.remove(card) }]
      : []),
  ]
  if (card.ownerId === null) {
    entries.unshift({
      label: t('claim'),
      onSelect: () =>
        void actions.change(ids, { ownerId: board.memberId }, t('claimed', { title: card.title })),
    })
  }
  return entries
}

function stageEntries({ stages, actions, store }: Board, ids: string[], card: Card): MenuEntry[] {
  return stages.map((stage) => ({
    label: stage.name,
    color: stage.color as Color,
    disabled: stage.id === card.stageId,
    onSelect: () => void actions.move(ids, { key: stage.id, index: 0 }),
    ...(store.get().columns[stage.id] ? {} : { disabled: true }),
  }))
}

function positionEntries({ store, actions }: Board, card: Card, column: string, t: Words): MenuEntry[] {
  const ids = store.get().columns[column]?.ids ?? []
  const at = ids.indexOf(card.id)
  const to = (label: string, index: number): MenuEntry => ({
    label,
    disabled: store.get().order !== 'rank' || index < 0 || index === at || index > ids.length - 1,
    onSelect: () => void actions.move([card.id], { key: column, index }),
  })
  return [to(t('toTop'), 0), to(t('up'), at - 1), to(t('down'), at + 1), to(t('toBottom'), ids.length - 1)]
}

function ownerEntries({ options, actions }: Board, ids: string[], t: Words): MenuEntry[] {
  const people = (options.member ?? []).filter(({ isArchived }) => !isArchived)
  return [
    { label: t('nobody'), onSelect: () => void actions.change(ids, { ownerId: null }, t('unassignedNow')) },
    ...people.map(({ id, name }) => ({
      label: name,
      onSelect: () => void actions.change(ids, { ownerId: id }, t('assignedTo', { name })),
    })),
  ]
}

function dateEntries({ today, actions }: Board, ids: string[], t: Words): MenuEntry[] {
  const set = (label: string, day: string | null): MenuEntry => ({
    label,
    onSelect: () => void actions.change(ids, { expectedClose: day }, t('dated')),
  })
  return [
    set(t('tomorrow'), addDays(today, 1)),
    set(t('inDays', { days: 3 }), addDays(today, 3)),
    set(t('inDays', { days: 7 }), addDays(today, 7)),
    set(t('inDays', { days: 30 }), addDays(today, 30)),
    set(t('noDate'), null),
  ]
}

function priorityEntries({ actions }: Board, card: Card, t: Words): MenuEntry[] {
  return [3, 2, 1, 0].map((priority) => ({
    kind: 'check' as const,
    label: t(`priorities.${priority}`),
    checked: card.priority === priority,
    onChange: () => void actions.change([card.id], { priority }, t('prioritised')),
  }))
}
