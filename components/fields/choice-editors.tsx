'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { ColorPicker } from '@/components/ui/color-picker'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { Select } from '@/components/ui/select'
import { colorOf, type EditorProps, listOf, textOf } from './props'
import { useFieldWords } from './words'

/** A required choice is a short list; an optional one can be cleared. */
export function ChoiceEditor({ entity, name, field, label, value, onChange, commit }: EditorProps) {
  const { choice } = useFieldWords(entity)
  const options = (field.options ?? []).map((each) => ({ value: each, label: choice(name, each) }))
  const pick = commit ?? onChange
  if (field.required)
    return <Select aria-label={label} options={options} value={textOf(value)} onChange={pick} />
  return (
    <Combobox
      label={label}
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      onChange={(option) => pick(option?.value ?? null)}
      openAtOnce={commit !== undefined}
    />
  )
}

export function ChoicesEditor({ entity, name, field, label, value, onChange }: EditorProps) {
  const { choice } = useFieldWords(entity)
  const chosen = listOf(value)
  const options = (field.options ?? []).map((each) => ({ value: each, label: choice(name, each) }))
  return (
    <MultiCombobox
      label={label}
      options={options}
      value={options.filter((option) => chosen.includes(option.value))}
      onChange={(picked) => onChange(picked.map((option) => option.value))}
    />
  )
}

export function BooleanEditor({ label, value, onChange, commit }: EditorProps) {
  return <Checkbox label={label} checked={value === true} onChange={commit ?? onChange} />
}

export function ColorEditor({ label, value, onChange, commit }: EditorProps) {
  return <ColorPicker label={label} value={colorOf(textOf(value))} onChange={commit ?? onChange} />
}

/** One of the currencies the workspace has a rate for; where that list itself is kept, its code. */
export function CurrencyEditor({ label, name, value, options, onChange, commit }: EditorProps) {
  const codes = options?.currency?.map((option) => option.name)
  const pick = commit ?? onChange
  if (codes) {
    const choices = codes.map((code) => ({ value: code, label: code }))
    return <Select aria-label={label} options={choices} value={textOf(value)} onChange={pick} />
  }
  return (
    <Input
      aria-label={label}
      name={name}
      maxLength={3}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value.toUpperCase())}
    />
  )
}
