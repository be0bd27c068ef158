'use client'

import clsx from 'clsx'
import { Switch as Radix } from 'radix-ui'
import { type ComponentProps, useId } from 'react'

type SwitchProps = Omit<ComponentProps<typeof Radix.Root>, 'onChange' | 'onCheckedChange'> & {
  label: string
  hint?: string
  hideLabel?: boolean
  onChange?: (checked: boolean) => void
}

/** For settings that take effect at once; inside forms that are saved, use Checkbox. */
export function Switch({ label, hint, hideLabel, onChange, className, ...props }: SwitchProps) {
  const id = useId()
  return (
    <span
      className={clsx(
        'flex justify-between gap-4 pointer-coarse:min-h-11',
        hideLabel ? 'items-center' : 'items-start',
        className,
      )}
    >
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
      <Radix.Root
        id={id}
        aria-describedby={hint && `${id}h`}
        {...props}
        onCheckedChange={onChange}
        className="touch-area h-5 w-9 shrink-0 rounded-full border border-transparent bg-control-border transition-colors duration-100 disabled:opacity-50 data-[state=checked]:bg-accent forced-colors:border-[CanvasText]"
      >
        <Radix.Thumb className="block size-4 translate-x-px rounded-full border border-transparent bg-surface-raised transition-transform duration-100 data-[state=checked]:translate-x-[17px] forced-colors:bg-[CanvasText]" />
      </Radix.Root>
    </span>
  )
}
