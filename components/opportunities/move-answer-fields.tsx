'use client'

import { useTranslations } from 'next-intl'
import { FieldEditor } from '@/components/fields/field-editor'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { currencyOf } from '@/components/records/values'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import type { MoveAnswer } from './move-demand'
import { useOpportunity } from './use-opportunity'

type AnswerProps = { given: MoveAnswer; give: (more: MoveAnswer) => void }
type LossFieldsProps = AnswerProps & { options: Options; isUnreasoned: boolean }

/** Why it was lost: one of the reasons in use, and a note. */
export function LossFields({ given, give, options, isUnreasoned }: LossFieldsProps) {
  const t = useTranslations('moveAnswers')
  const reasons = (options.lost_reason ?? []).filter(({ isArchived }) => !isArchived)
  const error = isUnreasoned && !given.lostReasonId ? t('needsReason') : undefined
  return (
    <>
      <Field label={t('lostReason')} required error={error}>
        <RadioGroup
          options={reasons.map(({ id, name }) => ({ value: id, label: name }))}
          value={given.lostReasonId ?? ''}
          onChange={(lostReasonId) => give({ lostReasonId })}
        />
      </Field>
      <Field label={t('lostNote')}>
        <Textarea
          maxLength={255}
          rows={2}
          value={given.lostNote ?? ''}
          onChange={(event) => give({ lostNote: event.target.value || null })}
        />
      </Field>
    </>
  )
}

type GateFieldsProps = AnswerProps & {
  names: readonly string[]
  errors?: Record<string, string>
  options: Options
  currency?: string
}

export function GateFields({ names, errors, given, give, options, currency = 'VND' }: GateFieldsProps) {
  const description = useOpportunity()
  const { label } = useFieldWords('opportunity')
  const values = given.answers ?? {}
  return names.map((name) => {
    const field = description.fields[name]
    if (!field) return null
    return (
      <Field key={name} label={label(name)} required error={errors?.[name]}>
        <FieldEditor
          entity="opportunity"
          name={name}
          field={field}
          label={label(name)}
          value={values[name] ?? null}
          onChange={(value) => give({ answers: { ...values, [name]: value } })}
          options={options}
          currency={currencyOf(field, values, currency)}
        />
      </Field>
    )
  })
}

type RequirementTicksProps = AnswerProps & { lines: readonly { id: string; text: string }[] }

export function RequirementTicks({ lines, given, give }: RequirementTicksProps) {
  const t = useTranslations('moveAnswers')
  const ticked = given.checklist ?? []
  if (lines.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-sm text-text-muted">{t('checklist')}</legend>
      {lines.map(({ id, text }) => (
        <Checkbox
          key={id}
          label={text}
          checked={ticked.includes(id)}
          onChange={(on) => give({ checklist: on ? [...ticked, id] : ticked.filter((each) => each !== id) })}
        />
      ))}
    </fieldset>
  )
}
