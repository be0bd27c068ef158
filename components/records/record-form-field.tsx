'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ControllerRenderProps, type UseFormReturn, useController, useWatch } from 'react-hook-form'
import { FieldEditor } from '@/components/fields/field-editor'
import { fittingOptions, type Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { applies, type Description, type FieldType, isDemanded } from '@/lib/kernel/entity'
import { codeOf } from '@/lib/vietnam/text'
import { currencyOf, rescaled, type Values } from './values'

type RecordFormFieldProps = {
  name: string
  description: Description
  form: UseFormReturn<Values>
  /** What the form began with, fields that it does not show too. */
  given?: Values
  options: Options
  baseCurrency: string
}

const WIDE: ReadonlySet<FieldType> = new Set([
  'longText',
  'address',
  'checklist',
  'checked',
  'references',
  'records',
  'addresses',
  'choices',
  'formula',
  'files',
  'questions',
  'repeat',
  'todos',
  'color',
])

/** One field of a form: its label, its control, and what was refused about it. */
export function RecordFormField({
  name,
  description,
  form,
  given,
  options,
  baseCurrency,
}: RecordFormFieldProps) {
  const { label: labelOf, hint: hintOf } = useFieldWords(description.name)
  const t = useTranslations('records')
  const field = description.fields[name]
  const all = useWatch({ control: form.control })
  const { field: control, fieldState } = useController({ control: form.control, name })
  if (!field || !applies(field, { ...given, ...all })) return null

  const label = labelOf(name)
  const error = fieldState.error?.message
  const hint = hintOf(name)
  const isWide = WIDE.has(field.type) || name === description.title
  const className = clsx(isWide && '@min-[28rem]:col-span-2')
  const change = (value: unknown) => {
    if (field.type === 'currency') rescaleAmounts(description, form, name, baseCurrency, value)
    control.onChange(value)
  }
  const editor = (
    <FieldEditor
      entity={description.name}
      name={name}
      field={field}
      label={label}
      value={control.value}
      onChange={change}
      options={fittingOptions(field, options, { ...given, ...all })}
      currency={currencyOf(field, all, baseCurrency)}
      beside={{ ...given, ...all }}
    />
  )
  if (field.type === 'boolean') {
    return (
      <div className={clsx('flex flex-col justify-end gap-1', className)}>
        {editor}
        {hint && <p className="text-sm text-text-muted">{hint}</p>}
        {error && <p className="text-danger text-sm">{error}</p>}
      </div>
    )
  }
  return (
    <Field
      label={label}
      hint={hint || undefined}
      error={error}
      required={isDemanded(field, { ...given, ...all })}
      className={className}
    >
      {field.madeFrom ? (
        <span className="flex gap-1">
          {editor}
          <Button onClick={() => change(codeOf(String(form.getValues(field.madeFrom ?? '') ?? '')))}>
            {t('makeCode')}
          </Button>
        </span>
      ) : (
        editor
      )}
    </Field>
  )
}

function rescaleAmounts(
  { fields }: Description,
  form: UseFormReturn<Values>,
  name: ControllerRenderProps['name'],
  base: string,
  to: unknown,
) {
  const from = form.getValues(name) || base
  for (const [money, field] of Object.entries(fields)) {
    if (field.currencyField !== name) continue
    form.setValue(money, rescaled(form.getValues(money), String(from), String(to || base)))
  }
}
