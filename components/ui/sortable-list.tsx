'use client'

import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core'
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import clsx from 'clsx'
import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpDown, ArrowUpToLine, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { announce } from './announcer'
import { IconButton } from './button'
import { DropdownMenu } from './dropdown-menu'
import type { MenuEntry } from './menu-entries'
import { useSortableSpeech, useSortSensors } from './sortable-speech'

type SortableItem = { id: string; label: string }

type SortableListProps<Item extends SortableItem> = {
  label: string
  items: readonly Item[]
  onReorder: (items: Item[], moved: Item) => void
  render: (item: Item) => ReactNode
  disabled?: boolean
  className?: string
}

/** A list put in order by dragging its handle (mouse, touch, keyboard) or by the handle's menu of clicks. */
export function SortableList<Item extends SortableItem>({
  items,
  onReorder,
  ...props
}: SortableListProps<Item>) {
  const { label, render, disabled = false, className } = props
  const t = useTranslations('ui')
  const sensors = useSortSensors()
  const accessibility = useSortableSpeech(items)

  const move = (from: number, to: number) => {
    const moved = items[from]
    if (!moved || from === to || to < 0 || to >= items.length) return
    onReorder(arrayMove([...items], from, to), moved)
    return moved
  }
  const moveByMenu = (from: number, to: number) => {
    const moved = move(from, to)
    if (moved) announce(t('sort.moved', { label: moved.label, position: to + 1, total: items.length }))
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const indexOf = (id?: string | number) => items.findIndex((item) => item.id === id)
    if (over) move(indexOf(active.id), indexOf(over.id))
  }

  return (
    <DndContext
      id={useId()}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={accessibility}
    >
      <SortableContext
        items={items.map((item) => item.id)}
        strategy={verticalListSortingStrategy}
        disabled={disabled}
      >
        <ul aria-label={label} className={clsx('flex flex-col', className)}>
          {items.map((item, index) => (
            <Row
              key={item.id}
              item={item}
              index={index}
              total={items.length}
              disabled={disabled}
              onMove={moveByMenu}
            >
              {render(item)}
            </Row>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  )
}

type RowProps = {
  item: SortableItem
  index: number
  total: number
  disabled: boolean
  onMove: (from: number, to: number) => void
  children: ReactNode
}

function Row({ item, index, total, disabled, onMove, children }: RowProps) {
  const t = useTranslations('ui')
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: item.id,
    })

  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx(
        'flex min-w-0 items-center gap-1 bg-surface-raised',
        isDragging && 'relative z-10 rounded shadow-raised',
      )}
    >
      {!disabled && (
        <IconButton
          {...attributes}
          {...listeners}
          ref={setActivatorNodeRef}
          size="sm"
          label={t('sort.drag', { label: item.label })}
          icon={<GripVertical />}
          className="cursor-grab touch-none active:cursor-grabbing"
        />
      )}
      <div className="min-w-0 flex-1">{children}</div>
      {!disabled && (
        <DropdownMenu
          align="end"
          trigger={
            <IconButton size="sm" label={t('sort.menu', { label: item.label })} icon={<ArrowUpDown />} />
          }
          entries={menuOf(index, total, onMove, t)}
        />
      )}
    </li>
  )
}

type Words = ReturnType<typeof useTranslations<'ui'>>

function menuOf(index: number, total: number, move: RowProps['onMove'], t: Words): MenuEntry[] {
  const isFirst = index === 0
  const isLast = index === total - 1
  return [
    { label: t('sort.up'), icon: <ArrowUp />, disabled: isFirst, onSelect: () => move(index, index - 1) },
    { label: t('sort.down'), icon: <ArrowDown />, disabled: isLast, onSelect: () => move(index, index + 1) },
    { label: t('sort.first'), icon: <ArrowUpToLine />, disabled: isFirst, onSelect: () => move(index, 0) },
    {
      label: t('sort.last'),
      icon: <ArrowDownToLine />,
      disabled: isLast,
      onSelect: () => move(index, total - 1),
    },
  ]
}
