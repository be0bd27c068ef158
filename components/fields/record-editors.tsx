'use client'

import { useCallback } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import type { Option } from '@/components/ui/select'
import { pickRecords } from '@/lib/records/kind-actions'
import { type EditorProps, listOf, optionsOf, textOf } from './props'
import { useRecordNames } from './record-names'

/** One record out of many: searched for by name, phone or e-mail. */
export function RecordEditor({ label, value, onChange, commit, ...props }: EditorProps) {
  const { to = '', required } = props.field
  const search = useRecordSearch(to)
  const optionOf = useChosen(props)
  const pick = commit ?? onChange
  return (
    <Combobox
      label={label}
      search={search}
      value={optionOf(textOf(value))}
      onChange={(option) => pick(option?.value ?? null)}
      clearable={!required}
      openAtOnce={commit !== undefined}
    />
  )
}

/** Several of them, to compare with. */
export function RecordsPicker({ label, value, onChange, ...props }: EditorProps) {
  const search = useRecordSearch(props.field.to ?? '')
  const optionOf = useChosen(props)
  return (
    <MultiCombobox
      label={label}
      search={search}
      value={listOf(value).flatMap((id) => optionOf(id) ?? [])}
      onChange={(picked) => onChange(picked.map((option) => option.value))}
    />
  )
}

function useRecordSearch(kind: string) {
  const { remember } = useRecordNames()
  return useCallback(
    async (text: string): Promise<Option[]> => {
      const found = await pickRecords(kind, { text })
      if (!found.ok) throw new Error(found.error.message)
      for (const { id, name } of found.data) remember(kind, id, name)
      return found.data.map(({ id, name, hint }) => ({ value: id, label: name, hint }))
    },
    [kind, remember],
  )
}

function useChosen(props: Pick<EditorProps, 'field' | 'options'>) {
  const { nameOf } = useRecordNames()
  return (id: string): Option | null => {
    if (!id) return null
    const told = optionsOf(props).find((option) => option.id === id)?.name
    return { value: id, label: told ?? nameOf(props.field.to ?? '', id) ?? '…' }
  }
}
