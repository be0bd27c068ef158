'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { SortableList } from '@/components/ui/sortable-list'
import { NewLine } from './new-line'
import { type EditorProps, listOf, optionsOf } from './props'

type Line = { id: string; text: string }

/** Lines of text that can be added, changed, ordered and removed. */
export function ChecklistEditor({ label, value, onChange }: EditorProps) {
  const t = useTranslations('records.checklist')
  const lines = Array.isArray(value) ? (value as Line[]) : []
  const change = (id: string, text: string) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, text } : line)))
  return (
    <div className="flex flex-col gap-1">
      {lines.length > 0 && (
        <SortableList
          label={label}
          items={lines.map((line, index) => ({ ...line, label: line.text || `${index + 1}` }))}
          onReorder={(items) => onChange(items.map(({ id, text }) => ({ id, text })))}
          render={(line) => (
            <span className="flex min-w-0 flex-1 items-center gap-1 py-0.5">
              <Input
                aria-label={t('line')}
                id={undefined}
                maxLength={200}
                value={line.text}
                onChange={(event) => change(line.id, event.target.value)}
              />
              <IconButton
                size="sm"
                label={t('remove', { text: line.text })}
                icon={<Trash2 />}
                onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
              />
            </span>
          )}
        />
      )}
      <NewLine
        placeholder={t('new')}
        add={t('add')}
        onAdd={(text) => onChange([...lines, { id: crypto.randomUUID(), text }])}
      />
    </div>
  )
}

/** Ticks on the lines that `options` offers under the field's own name. */
export function CheckedEditor({ label, name, field, options, value, onChange }: EditorProps) {
  const ticked = listOf(value)
  const lines = optionsOf({ field: { ...field, to: field.to ?? name }, options })
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...ticked, id] : ticked.filter((each) => each !== id))
  return (
    <fieldset aria-label={label} className="flex flex-col gap-1.5">
      {lines.map((line) => (
        <Checkbox
          key={line.id}
          label={line.name}
          checked={ticked.includes(line.id)}
          onChange={(on) => toggle(line.id, on)}
        />
      ))}
    </fieldset>
  )
}
