'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useId } from 'react'

type FieldProps = {
  label: string
  hint?: ReactNode
  error?: string
  required?: boolean
  hideLabel?: boolean
  className?: string
  children: ReactNode
}

/** Label, hint and error around one control; the control takes its wiring from the context. */
export function Field({ label, hint, error, required = false, hideLabel, className, children }: FieldProps) {
  const t = useTranslations('ui')
  const id = useId()
  const ids = { control: `${id}c`, label: `${id}l`, hint: `${id}h`, error: `${id}e` }
  const describedBy = [hint && ids.hint, error && ids.error].filter(Boolean).join(' ') || undefined

  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label
        id={ids.label}
        htmlFor={ids.control}
        className={hideLabel ? 'sr-only' : 'font-medium text-sm text-text-muted'}
      >
        {label}
        {required && (
          <>
            <span aria-hidden className="text-danger">
              {' *'}
            </span>
            <span className="sr-only"> {t('required')}</span>
          </>
        )}
      </label>
      <FieldContext
        value={{ label, id: ids.control, labelId: ids.label, describedBy, invalid: Boolean(error), required }}
      >
        {children}
      </FieldContext>
      {hint && (
        <p id={ids.hint} className="text-sm text-text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={ids.error} className="text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  )
}

type Wiring = {
  label: string
  id: string
  labelId: string
  describedBy?: string
  invalid: boolean
  required: boolean
}

const FieldContext = createContext<Wiring | undefined>(undefined)

/** Attributes for a control that a `<label for>` can name: inputs, buttons, selects. */
export function useFieldControl() {
  const field = use(FieldContext)
  if (!field) return {}
  return {
    id: field.id,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}

/** Attributes for a group of controls, which is named by reference instead. */
export function useFieldGroup() {
  const field = use(FieldContext)
  if (!field) return {}
  return {
    id: field.id,
    'aria-labelledby': field.labelId,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.invalid || undefined,
    'aria-required': field.required || undefined,
  }
}

/** The field's label, for what opens elsewhere and must be named again. */
export function useFieldLabel() {
  return use(FieldContext)?.label
}
