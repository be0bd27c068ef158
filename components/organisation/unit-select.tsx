'use client'

import { Combobox } from '@/components/ui/combobox'
import { type UnitFacts, unitOptions } from './unit-options'

type UnitSelectProps = {
  label: string
  units: readonly UnitFacts[]
  value: string | null
  onChange: (unitId: string) => void
  /** Units that cannot be chosen here. */
  without?: ReadonlySet<string>
  disabled?: boolean
}

/** One unit of the tree, found by name. */
export function UnitSelect({ label, units, value, onChange, without, disabled }: UnitSelectProps) {
  const options = unitOptions(units, without)
  return (
    <Combobox
      label={label}
      options={options}
      value={options.find((option) => option.value === value) ?? null}
      onChange={(option) => option && onChange(option.value)}
      clearable={false}
      disabled={disabled}
    />
  )
}
