'use client'

import { DndContext, type DragEndEvent, useDraggable, useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { ArrowLeft, ArrowRight, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useSortSensors } from '@/components/ui/sortable-speech'

type RuleListsProps = {
  names: readonly string[]
  required: readonly string[]
  label: (name: string) => string
  onMove: (name: string, isRequired: boolean) => void
}

/** The names with one put among them, or taken out. */
export const put = (all: readonly string[], name: string, on: boolean) =>
  on ? [...all.filter((each) => each !== name), name] : all.filter((each) => each !== name)

/** Two lists of fields, those that may stay empty and those that may not, moved by drag or by a press. */
export function RuleLists({ names, required, label, onMove }: RuleListsProps) {
  const sensors = useSortSensors()
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) onMove(String(active.id), over.id === 'required')
  }
  const lists = {
    optional: names.filter((name) => !required.includes(name)),
    required: names.filter((name) => required.includes(name)),
  }
  return (
    <DndContext id={useId()} sensors={sensors} onDragEnd={onDragEnd}>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['optional', 'required'] as const).map((side) => (
          <Side key={side} side={side} names={lists[side]} label={label} onMove={onMove} />
        ))}
      </div>
    </DndContext>
  )
}

type SideProps = {
  side: 'optional' | 'required'
  names: readonly string[]
  label: (name: string) => string
  onMove: (name: string, isRequired: boolean) => void
}

function Side({ side, names, label, onMove }: SideProps) {
  const t = useTranslations('recordRules')
  const { setNodeRef, isOver } = useDroppable({ id: side })
  const isRequired = side === 'required'
  return (
    <Card title={t(side)} flush>
      <ul
        ref={setNodeRef}
        aria-label={t(side)}
        className={clsx('flex min-h-40 flex-col gap-1 p-2', isOver && 'bg-accent-soft')}
      >
        {names.length === 0 && <li className="p-2 text-sm text-text-muted">{t(`${side}Empty`)}</li>}
        {names.map((name) => (
          <Item
            key={name}
            name={name}
            label={label(name)}
            isRequired={isRequired}
            onMove={() => onMove(name, !isRequired)}
          />
        ))}
      </ul>
    </Card>
  )
}

type ItemProps = { name: string; label: string; isRequired: boolean; onMove: () => void }

function Item({ name, label, isRequired, onMove }: ItemProps) {
  const t = useTranslations('recordRules')
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: name })
  return (
    <li
      ref={setNodeRef}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      className={clsx(
        'flex items-center gap-2 rounded border bg-surface px-2 py-1',
        isDragging && 'relative z-10 shadow-raised',
      )}
    >
      <span {...listeners} data-handle className="cursor-grab touch-none text-text-muted">
        <GripVertical aria-hidden className="size-4" />
      </span>
      <span className="min-w-0 flex-1 truncate">{label}</span>
      <IconButton
        size="sm"
        label={t(isRequired ? 'release' : 'demand', { field: label })}
        icon={isRequired ? <ArrowLeft /> : <ArrowRight />}
        onClick={onMove}
      />
    </li>
  )
}
