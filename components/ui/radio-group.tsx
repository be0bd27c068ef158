'use client'

import clsx from 'clsx'
import { RadioGroup as Radix } from 'radix-ui'
import { useId } from 'react'
import { useFieldGroup } from './field'

type RadioGroupProps<Value extends string> = {
  options: readonly { value: Value; label: string; hint?: string; disabled?: boolean }[]
  value?: Value
  onChange?: (value: Value) => void
  name?: string
  disabled?: boolean
  'aria-label'?: string
  className?: string
}

export function RadioGroup<Value extends string>({
  options,
  onChange,
  className,
  ...props
}: RadioGroupProps<Value>) {
  const field = useFieldGroup()
  const id = useId()
  return (
    <Radix.Root
      {...field}
      {...props}
      onValueChange={(value) => onChange?.(value as Value)}
      className={clsx('flex flex-col gap-2', className)}
    >
      {options.map(({ value, label, hint, disabled }) => (
        <span key={value} className="flex items-start gap-2 pointer-coarse:min-h-11">
          <Radix.Item
            id={`${id}${value}`}
            value={value}
            disabled={disabled}
            aria-describedby={hint && `${id}${value}h`}
            className="touch-area mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control-border bg-surface-raised hover:border-text-muted disabled:opacity-50 data-[state=checked]:border-accent"
          >
            <Radix.Indicator className="size-2 rounded-full border border-transparent bg-accent forced-colors:bg-[Highlight]" />
          </Radix.Item>
          <span className="min-w-0">
            <label htmlFor={`${id}${value}`} className="block">
              {label}
            </label>
            {hint && (
              <span id={`${id}${value}h`} className="block text-sm text-text-muted">
                {hint}
              </span>
            )}
          </span>
        </span>
      ))}
    </Radix.Root>
  )
}
