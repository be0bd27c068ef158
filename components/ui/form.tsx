'use client'

import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { isComposing } from './hotkeys'

type FormProps = Omit<ComponentProps<'form'>, 'ref'> & {
  error?: string
  ref?: RefObject<HTMLFormElement | null>
}

/**
 * A form whose refusal stands at its top and leads to the first field that is wrong, and which a composing Enter never
 * submits. Sent by the browser itself, before the page is alive, it never puts what was typed into the address.
 */
export function Form({ error, ref, children, onKeyDown, ...props }: FormProps) {
  const own = useRef<HTMLFormElement>(null)
  const form = ref ?? own
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error, form])
  const listen = (event: KeyboardEvent<HTMLFormElement>) => {
    if (isComposing(event.nativeEvent)) return holdEnter(event)
    onKeyDown?.(event)
  }
  return (
    <form ref={form} noValidate method="post" {...props} onKeyDown={listen}>
      {error && (
        <p
          role="alert"
          className="col-span-full mb-4 flex gap-2 rounded border border-danger bg-danger-soft px-3 py-2 text-danger"
        >
          <CircleAlert aria-hidden className="mt-0.5 size-4" />
          {error}
        </p>
      )}
      {children}
    </form>
  )
}

function holdEnter(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault()
}
