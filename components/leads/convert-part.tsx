'use client'

import { useTranslations } from 'next-intl'
import { useController, useWatch } from 'react-hook-form'
import { FieldEditor } from '@/components/fields/field-editor'
import { useFieldWords } from '@/components/fields/words'
import type { Values } from '@/components/records/values'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Description } from '@/lib/kernel/entity'
import type { Suggestion } from '@/lib/leads/suggestions'

export type Part = 'account' | 'contact' | 'opportunity'
export type PartValues = { way: 'new' | 'existing' | 'none'; id: string | null; values: Values }

type ConvertPartProps = {
  part: Part
  description: Description
  fields: readonly string[]
  suggestions: readonly Suggestion[]
  baseCurrency: string
}

/** One record that a lead becomes: a new one, one that is there already, or none. */
export function ConvertPart({ part, description, fields, suggestions, baseCurrency }: ConvertPartProps) {
  const t = useTranslations('convert')
  const { field: way } = useController({ name: `${part}.way` })
  const ways = part === 'opportunity' ? (['new', 'none'] as const) : (['new', 'existing', 'none'] as const)
  return (
    <Card title={t(`parts.${part}`)}>
      <div className="flex flex-col gap-4">
        <RadioGroup
          aria-label={t(`parts.${part}`)}
          options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
          value={way.value}
          onChange={way.onChange}
          className="flex-row flex-wrap gap-x-6"
        />
        {way.value === 'existing' && <Existing part={part} suggestions={suggestions} />}
        {way.value === 'new' && (
          <div className="grid gap-4 sm:grid-cols-2">
            {fields.map((name) => (
              <PartField
                key={name}
                part={part}
                name={name}
                description={description}
                baseCurrency={baseCurrency}
              />
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}

function Existing({ part, suggestions }: Pick<ConvertPartProps, 'part' | 'suggestions'>) {
  const t = useTranslations('convert')
  const { field, fieldState } = useController({ name: `${part}.id` })
  const label = t('pick')
  return (
    <div className="flex flex-col gap-3">
      {suggestions.length > 0 && (
        <RadioGroup
          aria-label={t('alike')}
          options={suggestions.map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
          value={field.value ?? undefined}
          onChange={field.onChange}
        />
      )}
      <Field label={label} error={fieldState.error?.message}>
        <FieldEditor
          entity="lead"
          name={`${part}Id`}
          field={{ type: 'record', to: part }}
          label={label}
          value={field.value}
          onChange={field.onChange}
        />
      </Field>
    </div>
  )
}

type PartFieldProps = Pick<ConvertPartProps, 'part' | 'description' | 'baseCurrency'> & { name: string }

function PartField({ part, name, description, baseCurrency }: PartFieldProps) {
  const { label: labelOf } = useFieldWords(description.name)
  const values = useWatch({ name: `${part}.values` }) as Values
  const { field, fieldState } = useController({ name: `${part}.values.${name}` })
  const declared = description.fields[name]
  if (!declared || (declared.when && values?.[declared.when.field] !== declared.when.is)) return null
  const label = labelOf(name)
  return (
    <Field label={label} error={fieldState.error?.message} required={declared.required}>
      <FieldEditor
        entity={description.name}
        name={name}
        field={declared}
        label={label}
        value={field.value ?? null}
        onChange={field.onChange}
        currency={baseCurrency}
      />
    </Field>
  )
}
