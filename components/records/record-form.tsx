'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import type { Options } from '@/components/fields/props'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Description } from '@/lib/kernel/entity'
import type { Result } from '@/lib/kernel/result'
import { RecordFormField } from './record-form-field'
import { useEmptyOnes } from './use-empty-ones'
import { differs, type Values, writable } from './values'

type RecordFormProps<Saved> = {
  description: Description
  /** By the entity referred to; `currency` offers codes. */
  options: Options
  /** What the form begins with. With an `id` a record is edited, otherwise a new one is made. */
  values?: Values
  /** Takes all that was given or entered (new), or only what was changed (edited). */
  action: (raw: Values) => Promise<Result<Saved>>
  onSaved: (saved: Saved, outcome: { undo?: string }) => void
  onCancel?: () => void
  /** Which fields to show, in this order; all that can be written otherwise. */
  fields?: readonly string[]
  saveLabel?: string
  /** Shown under the fields, by what they hold. */
  beneath?: (values: Values) => ReactNode
  baseCurrency?: string
}

/** The form of any entity, drawn from its declaration. A refusal keeps all that was typed. */
export function RecordForm<Saved>({ description, values = {}, fields, ...rest }: RecordFormProps<Saved>) {
  const { options, action, onSaved, onCancel, saveLabel, beneath, baseCurrency = 'VND' } = rest
  const t = useTranslations('records')
  const names = fields ?? writable(description)
  const frame = useRef<HTMLFormElement>(null)
  const withEmptyOnes = useEmptyOnes(description, names, values.id === undefined)
  const { form, submit, pending, error } = useActionForm<Values, Saved>({
    defaultValues: Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
    action: async (entered) => withEmptyOnes(await action(given(names, values, entered)), entered),
    onSuccess: onSaved,
  })
  useEffect(() => frame.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])

  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    settleFocused()
    if (!pending) queueMicrotask(() => void submit())
  }

  return (
    <Form ref={frame} onSubmit={submit} onKeyDown={saveByKey} error={error} className="@container">
      <div className="sticky top-0 z-10 mb-4 flex gap-2 bg-surface-raised py-2">
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          {saveLabel ?? t('save')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
      <div className="grid gap-4 @min-[28rem]:grid-cols-2">
        {names.map((name) => (
          <RecordFormField
            key={name}
            name={name}
            description={description}
            form={form}
            given={values}
            options={options}
            baseCurrency={baseCurrency}
          />
        ))}
      </div>
      {beneath && <Watching form={form}>{beneath}</Watching>}
    </Form>
  )
}

function Watching({ form, children }: { form: UseFormReturn<Values>; children(values: Values): ReactNode }) {
  return children(useWatch({ control: form.control }))
}

function given(names: readonly string[], before: Values, entered: Values): Values {
  const isNew = before.id === undefined
  const sent = names.filter((name) => {
    const isGiven = isNew && before[name] !== undefined && before[name] !== null
    return isGiven || differs(before[name], entered[name])
  })
  return Object.fromEntries(sent.map((name) => [name, entered[name] ?? null]))
}

// Amounts and days are read on leaving their field, which a shortcut does not do.
function settleFocused() {
  const focused = document.activeElement
  if (!(focused instanceof HTMLInputElement)) return
  focused.blur()
  focused.focus()
}
