'use client'

import { useMemo } from 'react'
import { Combobox } from '@/components/ui/combobox'

type TimeZoneInputProps = {
  label: string
  zones: readonly string[]
  value: string
  onChange: (zone: string) => void
}

/** One of some four hundred zones, searched by place. */
export function TimeZoneInput({ label, zones, value, onChange }: TimeZoneInputProps) {
  const options = useMemo(() => zones.map(optionOf), [zones])
  return (
    <Combobox
      label={label}
      options={options}
      value={optionOf(value)}
      clearable={false}
      onChange={(option) => option && onChange(option.value)}
    />
  )
}

const optionOf = (zone: string) => ({ value: zone, label: zone.replaceAll('_', ' ') })
