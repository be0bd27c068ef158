'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { SortableList } from '@/components/ui/sortable-list'
import type { EditorProps } from './props'
import { useFieldWords } from './words'

type Question = { field: string; isRequired: boolean }

/** Fields of another kind of record that are asked for: chosen, put in order, and marked as required. */
export function QuestionsEditor({ label, field, value, onChange }: EditorProps) {
  const t = useTranslations('records.questions')
  const words = useFieldWords(field.of ?? '')
  const asked = Array.isArray(value) ? (value as Question[]) : []
  const change = (name: string, isRequired: boolean) =>
    onChange(asked.map((each) => (each.field === name ? { ...each, isRequired } : each)))
  const others = (field.options ?? []).filter((name) => !asked.some((each) => each.field === name))
  return (
    <div className="flex flex-col gap-2">
      <SortableList
        label={label}
        items={asked.map((each) => ({ ...each, id: each.field, label: words.label(each.field) }))}
        onReorder={(items) =>
          onChange(items.map(({ field: name, isRequired }) => ({ field: name, isRequired })))
        }
        className="divide-y rounded border empty:hidden"
        render={(each) => (
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className="min-w-24 flex-1 truncate">{each.label}</span>
            <Checkbox
              label={t('required')}
              aria-label={t('requiredOf', { field: each.label })}
              checked={each.isRequired}
              onChange={(on) => change(each.field, on)}
            />
            <IconButton
              size="sm"
              label={t('remove', { field: each.label })}
              icon={<Trash2 />}
              onClick={() => onChange(asked.filter((other) => other.field !== each.field))}
            />
          </span>
        )}
      />
      {others.length > 0 && (
        <Select
          aria-label={t('add')}
          placeholder={t('add')}
          value=""
          options={others.map((name) => ({ value: name, label: words.label(name) }))}
          onChange={(name) => onChange([...asked, { field: name, isRequired: false }])}
          className="self-start"
        />
      )}
    </div>
  )
}
