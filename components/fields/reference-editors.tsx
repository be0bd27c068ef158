'use client'

import { Avatar } from '@/components/ui/avatar'
import { Combobox } from '@/components/ui/combobox'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import type { Option } from '@/components/ui/select'
import { colorOf, type EditorProps, listOf, optionsOf, type RecordOption } from './props'

/** One record of another entity. Archived ones are offered only while they are the value. */
export function ReferenceEditor({ label, value, onChange, commit, ...props }: EditorProps) {
  const choices = choicesOf(props, [String(value ?? '')])
  const pick = commit ?? onChange
  return (
    <Combobox
      label={label}
      options={choices}
      value={choices.find((option) => option.value === value) ?? null}
      onChange={(option) => pick(option?.value ?? null)}
      clearable={!props.field.required}
      openAtOnce={commit !== undefined}
    />
  )
}

export function ReferencesEditor({ label, value, onChange, commit, ...props }: EditorProps) {
  const chosen = listOf(value)
  const choices = choicesOf(props, chosen)
  return (
    <MultiCombobox
      label={label}
      options={choices}
      value={choices.filter((option) => chosen.includes(option.value))}
      onChange={(picked) => onChange(picked.map((option) => option.value))}
      openAtOnce={commit !== undefined}
    />
  )
}

function choicesOf(props: Pick<EditorProps, 'field' | 'options'>, kept: string[]): Option[] {
  return optionsOf(props)
    .filter((option) => !option.isArchived || kept.includes(option.id))
    .map((option) => choiceOf(option, props.field.to === 'member'))
}

export function choiceOf({ id, name, color }: RecordOption, isPerson: boolean): Option {
  return {
    value: id,
    label: name,
    color: colorOf(color),
    ...(isPerson && { icon: <Avatar id={id} name={name} size="xs" decorative /> }),
  }
}
