'use client'

import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ReactNode, Ref } from 'react'
import type { Color } from './colors'
import { controlClass } from './control'
import { useFieldControl } from './field'
import { itemClass, popupClass } from './menu-style'
import { ColorDot } from './tag'

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
  'aria-label'?: string
  className?: string
  ref?: Ref<HTMLButtonElement>
  onBlur?: () => void
}

/** One choice out of a short, fixed list. For long or searchable lists use Combobox. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder,
  name,
  disabled,
  className,
  ...trigger
}: SelectProps<Value>) {
  const field = useFieldControl()
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange?.(next as Value)}
      name={name}
      disabled={disabled}
    >
      <Radix.Trigger
        {...field}
        {...trigger}
        className={controlClass(
          'flex h-control items-center justify-between gap-2 text-start data-[placeholder]:text-text-muted',
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-4 text-text-muted" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className={`${popupClass} min-w-(--radix-select-trigger-width)`}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function SelectItem({ option }: { option: Option }) {
  return (
    <Radix.Item value={option.value} disabled={option.disabled} className={`${itemClass} pe-8`}>
      <Radix.ItemText>
        <span className="flex min-w-0 items-center gap-2">
          {option.color && <ColorDot color={option.color} />}
          {option.icon}
          <span className="truncate">{option.label}</span>
        </span>
      </Radix.ItemText>
      {option.hint && <span className="ms-auto text-sm text-text-muted">{option.hint}</span>}
      <Radix.ItemIndicator className="absolute end-2">
        <Check aria-hidden className="text-accent" />
      </Radix.ItemIndicator>
    </Radix.Item>
  )
}
