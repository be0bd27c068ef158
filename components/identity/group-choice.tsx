'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { useFieldGroup } from '@/components/ui/field'

export type GroupOption = { id: string; name: string; description: string }

type GroupChoiceProps = {
  groups: readonly GroupOption[]
  value: readonly string[]
  onChange: (ids: string[]) => void
}

/** Permission groups to tick; inside a Field. */
export function GroupChoice({ groups, value, onChange }: GroupChoiceProps) {
  const field = useFieldGroup()
  const toggle = (id: string, isTicked: boolean) =>
    onChange(isTicked ? [...value, id] : value.filter((each) => each !== id))
  return (
    <fieldset {...field} className="flex flex-col gap-2">
      {groups.map(({ id, name, description }) => (
        <Checkbox
          key={id}
          label={name}
          hint={description}
          checked={value.includes(id)}
          onChange={(isTicked) => toggle(id, isTicked)}
        />
      ))}
    </fieldset>
  )
}
