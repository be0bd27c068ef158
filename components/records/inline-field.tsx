'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { FieldEditor } from '@/components/fields/field-editor'
import { FieldValue } from '@/components/fields/field-value'
import { fittingOptions, type Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Field } from '@/components/ui/field'
import { InlineEdit } from '@/components/ui/inline-edit'
import type { Description } from '@/lib/kernel/entity'
import { InlineFiles } from './inline-files'
import { InlineTodos } from './inline-todos'
import { useMayReveal } from './known-fields'
import { RevealNumber } from './reveal-number'
import type { SaveOutcome } from './use-record-save'
import { currencyOf, optionsWith, refusalAt, rescaled, type Values } from './values'

export type InlineFieldProps = {
  name: string
  description: Description
  record: Values
  options: Options
  baseCurrency: string
  save: (patch: Values) => Promise<SaveOutcome>
  readOnlyReason?: string
  className?: string
  /** Another way of showing the value. */
  children?: ReactNode
}

/** One field that is edited where it stands; what was refused is said under its editor. */
export function InlineField({ name, description, record, options, baseCurrency, ...rest }: InlineFieldProps) {
  const { save, readOnlyReason, className, children } = rest
  const { label: labelOf } = useFieldWords(description.name)
  const t = useTranslations('records')
  const [error, setError] = useState<string>()
  const field = description.fields[name]
  if (!field) return null
  const label = labelOf(name)
  const shared = {
    entity: description.name,
    name,
    field,
    options: fittingOptions(field, optionsWith(options, description, record), record),
    currency: currencyOf(field, record, baseCurrency),
  }
  const locked = readOnlyReason ?? (field.readOnly ? t('lockedField') : undefined)
  const write = async (value: unknown) => {
    const { isSaved, errors } = await save(patchOf(description, record, name, value, baseCurrency))
    setError(refusalAt(errors, name, labelOf))
    return isSaved
  }
  if (field.type === 'files')
    return <InlineFiles label={label} value={record[name]} write={locked ? undefined : write} error={error} />
  if (field.type === 'todos')
    return <InlineTodos label={label} value={record[name]} write={locked ? undefined : write} error={error} />
  return (
    <InlineEdit<unknown>
      label={label}
      value={record[name] ?? null}
      onSave={write}
      readOnlyReason={locked}
      className={className}
      editor={(editor) => (
        <Field label={label} hideLabel error={error}>
          <FieldEditor {...shared} {...editor} beside={record} />
        </Field>
      )}
    >
      <span className="sr-only">{label}: </span>
      {children ?? <FieldValue {...shared} value={record[name]} plain />}
    </InlineEdit>
  )
}

/** A labelled line of a record's details. */
export function DetailField({ className, beside, ...props }: InlineFieldProps & { beside?: ReactNode }) {
  const { label } = useFieldWords(props.description.name)
  const mayReveal = useMayReveal()
  const { name, description, record } = props
  const field = description.fields[name]
  if (!field) return null
  const isSealed = field.type === 'citizenId' && mayReveal && Boolean(record[name])
  return (
    <div className={clsx('min-w-0', className)}>
      <div aria-hidden className="text-sm text-text-muted">
        {label(props.name)}
      </div>
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <InlineField {...props} />
        </div>
        {isSealed && (
          <RevealNumber
            key={String(record[name])}
            kind={description.name}
            id={String(record.id)}
            field={name}
            label={label(name)}
          />
        )}
        {beside}
      </div>
    </div>
  )
}

/** With a currency, the amounts in it keep their figure. */
function patchOf(
  { fields }: Description,
  record: Values,
  name: string,
  value: unknown,
  base: string,
): Values {
  if (fields[name]?.type !== 'currency') return { [name]: value }
  const amounts = Object.entries(fields)
    .filter(([, field]) => field.currencyField === name)
    .map(([money]) => [money, rescaled(record[money], String(record[name] || base), String(value || base))])
  return { [name]: value, ...Object.fromEntries(amounts) }
}
