'use client'

import type { ComponentProps, ReactNode } from 'react'
import { controlClass } from './control'
import { useFieldControl } from './field'

type InputProps = ComponentProps<'input'> & { leading?: ReactNode; trailing?: ReactNode }

export function Input({ leading, trailing, className, ...props }: InputProps) {
  const field = useFieldControl()
  const input = (
    <input
      autoComplete="off"
      {...field}
      {...props}
      data-readonly={props.readOnly || undefined}
      className={controlClass(
        'h-control',
        Boolean(leading) && 'ps-8',
        Boolean(trailing) && 'pe-9',
        className,
      )}
    />
  )
  if (!leading && !trailing) return input

  return (
    <span className="relative flex w-full min-w-0 items-center">
      {leading && (
        <span className="pointer-events-none absolute start-2.5 flex text-text-muted [&_svg]:size-4">
          {leading}
        </span>
      )}
      {input}
      {trailing && (
        <span className="absolute end-1 flex items-center text-text-muted [&_svg]:size-4">{trailing}</span>
      )}
    </span>
  )
}
