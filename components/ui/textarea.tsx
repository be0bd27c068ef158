'use client'

import type { ComponentProps } from 'react'
import { controlClass } from './control'
import { useFieldControl } from './field'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  const field = useFieldControl()
  return (
    <textarea
      rows={3}
      {...field}
      {...props}
      data-readonly={props.readOnly || undefined}
      className={controlClass(
        'field-sizing-content max-h-96 min-h-20 resize-y py-1.5 leading-normal',
        className,
      )}
    />
  )
}
