'use client'

import { ChevronDown } from 'lucide-react'
import { Popover as Radix } from 'radix-ui'
import { type ReactNode, type Ref, useState } from 'react'
import type { Color } from './colors'
import { ComboboxList } from './combobox-list'
import { comboboxTrigger } from './combobox-trigger'
import { useFieldControl, useFieldLabel } from './field'
import { comboboxPopupClass } from './menu-style'
import { ColorDot } from './tag'
import { useOptionSearch } from './use-option-search'

export type Option<Value extends string = string> = {
  value: Value
  label: string
  color?: Color
  icon?: ReactNode
  hint?: string
  disabled?: boolean
}

type SelectProps<Value extends string> = {
  options: readonly Option<Value>[]
  value?: Value | ''
  onChange?: (value: Value) => void
  placeholder?: string
  name?: string
  disabled?: boolean
  /** Opens with its first showing, for inline editing. */
  openAtOnce?: boolean
  'aria-label'?: string
  className?: string
  ref?: Ref<HTMLButtonElement>
  onBlur?: () => void
}

/** One choice out of a fixed list. Typing narrows it; for server search, clearing or creating use Combobox. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  openAtOnce,
  ...props
}: SelectProps<Value>) {
  const { placeholder, name, disabled, className, ref, onBlur } = props
  const fieldLabel = useFieldLabel()
  const label = props['aria-label'] ?? fieldLabel ?? ''
  const field = useFieldControl()
  const [open, setOpen] = useState(openAtOnce ?? false)
  const finding = useOptionSearch({ options }, open)
  const chosen = options.find((option) => option.value === value)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) finding.setText('')
  }

  return (
    <Radix.Root open={open} onOpenChange={change}>
      <Radix.Trigger
        {...field}
        {...comboboxTrigger(() => change(true), className)}
        aria-label={props['aria-label']}
        ref={ref}
        disabled={disabled}
        onBlur={onBlur}
      >
        {chosen?.color && <ColorDot color={chosen.color} />}
        {chosen?.icon}
        <span className={chosen ? 'truncate' : 'truncate text-text-muted'}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown aria-hidden className="ms-auto size-4 text-text-muted" />
      </Radix.Trigger>
      {name && <input type="hidden" name={name} value={value} />}
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={comboboxPopupClass}
        >
          <ComboboxList
            quiet
            label={label}
            search={finding}
            selected={value ? [value] : []}
            onPick={(option) => {
              onChange?.(option.value as Value)
              change(false)
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
