'use client'

import { DndContext, type DragEndEvent, useDraggable, useDroppable } from '@dnd-kit/core'
import clsx from 'clsx'
import { ArrowLeft, ArrowRight, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { Button, IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { useSortSensors } from '@/components/ui/sortable-speech'
import { toastDone, toastError } from '@/components/ui/toaster'
import { saveRules } from '@/lib/record-rules/actions'
import type { KindRules } from './rules-screen'

/** Two lists of fields, those that may stay empty and those that may not, moved by drag or by a press; and what may not be twice. */
export function RulesForm({ kind }: { kind: KindRules }) {
  const t = useTranslations('recordRules')
  const ui = useTranslations('ui')
  const { label } = useFieldWords(kind.name)
  const sensors = useSortSensors()
  const [required, setRequired] = useState(kind.rules.required)
  const [distinct, setDistinct] = useState(kind.rules.distinct)
  const [pending, start] = useTransition()
  const put = (all: readonly string[], name: string, on: boolean) =>
    on ? [...all.filter((each) => each !== name), name] : all.filter((each) => each !== name)
  const demand = (name: string, on: boolean) => setRequired((all) => put(all, name, on))
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) demand(String(active.id), over.id === 'required')
  }
  const save = () =>
    start(async () => {
      const { version } = kind.rules
      const result = await saveRules({
        kind: kind.name,
        required: [...required],
        distinct: [...distinct],
        version,
      }).catch(() => null)
      if (result?.ok) toastDone(t('saved'))
      else toastError(result?.error.message ?? ui('unreachable'))
    })
  const lists = {
    optional: kind.demandable.filter((name) => !required.includes(name)),
    required: kind.demandable.filter((name) => required.includes(name)),
  }
  return (
    <>
      <div>
        <Button variant="primary" pending={pending} onClick={save}>
          {t('save')}
        </Button>
      </div>
      <DndContext id={useId()} sensors={sensors} onDragEnd={onDragEnd}>
        <div className="grid gap-4 sm:grid-cols-2">
          {(['optional', 'required'] as const).map((side) => (
            <Side key={side} side={side} names={lists[side]} label={label} onMove={demand} />
          ))}
        </div>
      </DndContext>
      <Card title={t('distinct')}>
        <p className="mb-3 text-sm text-text-muted">{t('distinctAbout')}</p>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          {kind.tellingApart.map((name) => (
            <Checkbox
              key={name}
              label={label(name)}
              checked={distinct.includes(name)}
              onChange={(on) => setDistinct((all) => put(all, name, on))}
            />
          ))}
        </div>
      </Card>
    </>
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
