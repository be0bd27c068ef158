'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FieldEditor } from '@/components/fields/field-editor'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Textarea } from '@/components/ui/textarea'
import type { Field as Declared } from '@/lib/kernel/entity'
import type { Failure } from '@/lib/kernel/result'
import type { Missing } from '@/lib/opportunities/stage'

export type Answers = {
  answers: Record<string, unknown>
  checklist: string[]
  lostReasonId?: string | null
  lostNote?: string | null
}

type MoveAnswersProps = {
  failure: Failure
  /** How many cards the answers are for. */
  count: number
  options: Options
  onAnswer: (answers: Answers) => Promise<void>
  onCancel: () => void
}

/** Asks only for what a stage misses, so that the move and its answers are saved together. */
export function MoveAnswers({ failure, count, options, onAnswer, onCancel }: MoveAnswersProps) {
  const t = useTranslations('moveAnswers')
  const { label } = useFieldWords('opportunity')
  const [given, setGiven] = useState<Answers>({ answers: {}, checklist: [] })
  const [pending, setPending] = useState(false)
  const missing = failure.details?.missing as Missing | null | undefined
  const asksReason = failure.details?.lostReason === true
  const lines = missing?.requirements ?? []
  const isComplete =
    (missing?.fields ?? []).every((name) => given.answers[name]) &&
    lines.every(({ id }) => given.checklist.includes(id)) &&
    (!asksReason || Boolean(given.lostReasonId))

  const submit = async () => {
    setPending(true)
    await onAnswer(given)
    setPending(false)
  }
  const tick = (id: string, isTicked: boolean) =>
    setGiven((now) => ({
      ...now,
      checklist: isTicked ? [...now.checklist, id] : now.checklist.filter((each) => each !== id),
    }))

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={asksReason ? t('lostTitle', { count }) : t('title', { count })}
      description={failure.message}
      size="sm"
    >
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) void submit()
        }}
      >
        {asksReason && (
          <>
            <Field label={t('lostReason')} required>
              <Combobox
                options={(options.lost_reason ?? [])
                  .filter(({ isArchived }) => !isArchived)
                  .map(({ id, name }) => ({ value: id, label: name }))}
                value={given.lostReasonId ?? null}
                onChange={(lostReasonId) => setGiven((now) => ({ ...now, lostReasonId }))}
              />
            </Field>
            <Field label={t('lostNote')}>
              <Textarea
                maxLength={255}
                rows={2}
                onChange={({ target }) => setGiven((now) => ({ ...now, lostNote: target.value }))}
              />
            </Field>
          </>
        )}
        {(missing?.fields ?? []).map((name) => (
          <Field key={name} label={label(name)} required>
            <FieldEditor
              entity="opportunity"
              name={name}
              field={FIELDS[name] ?? { type: 'text' }}
              label={label(name)}
              options={options}
              value={given.answers[name] ?? null}
              onChange={(value) => setGiven((now) => ({ ...now, answers: { ...now.answers, [name]: value } }))}
            />
          </Field>
        ))}
        {lines.length > 0 && (
          <fieldset className="flex flex-col gap-1">
            <legend className="pb-1 font-medium">{t('checklist')}</legend>
            {lines.map(({ id, text }) => (
              <Checkbox
                key={id}
                label={text}
                checked={given.checklist.includes(id)}
                onChange={(isTicked) => tick(id, isTicked === true)}
              />
            ))}
          </fieldset>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" disabled={!isComplete} pending={pending}>
            {asksReason ? t('lose') : t('move')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** The fields a stage can demand, as their editors need them. */
const FIELDS: Record<string, Declared> = {
  customerName: { type: 'text' },
  contactName: { type: 'text' },
  contactEmail: { type: 'email' },
  contactPhone: { type: 'phone' },
  amount: { type: 'money' },
  expectedClose: { type: 'date' },
  ownerId: { type: 'reference', to: 'member' },
  teamId: { type: 'reference', to: 'sales_team' },
  sourceId: { type: 'reference', to: 'lead_source' },
  description: { type: 'longText' },
}
