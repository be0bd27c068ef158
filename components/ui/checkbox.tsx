'use client'

import clsx from 'clsx'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ComponentProps, useId } from 'react'

type CheckboxProps = Omit<ComponentProps<typeof Radix.Root>, 'onChange' | 'onCheckedChange'> & {
  label: string
  hint?: string
  hideLabel?: boolean
  onChange?: (checked: boolean) => void
}

/** `checked="indeterminate"` shows a dash. The whole line can be pressed. */
export function Checkbox({ label, hint, hideLabel, onChange, className, ...props }: CheckboxProps) {
  const id = useId()
  return (
    <span className={clsx('flex items-start gap-2 pointer-coarse:min-h-11', className)}>
      <Radix.Root
        id={id}
        aria-describedby={hint && `${id}h`}
        {...props}
        onCheckedChange={(checked) => onChange?.(checked === true)}
        className="touch-area group mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-control-border bg-surface-raised hover:border-text-muted disabled:opacity-50 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent"
      >
        <Radix.Indicator className="text-accent-contrast [&_svg]:size-3 [&_svg]:stroke-3">
          <Check aria-hidden className="group-data-[state=indeterminate]:hidden" />
          <Minus aria-hidden className="hidden group-data-[state=indeterminate]:block" />
        </Radix.Indicator>
      </Radix.Root>
      <span className={hideLabel ? 'sr-only' : 'min-w-0'}>
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint && (
          <span id={`${id}h`} className="block text-sm text-text-muted">
            {hint}
          </span>
        )}
      </span>
    </span>
  )
}
