'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { FieldEditor } from '@/components/fields/field-editor'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { currencyOf, type Values } from '@/components/records/values'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Failure } from '@/lib/kernel/result'
import { opportunityDescription } from '@/lib/opportunities/fields'
import { demandOf, grown, type MoveAnswer } from './move-demand'

type MoveAnswersProps = {
  /** The refusal of a move: its details say what the stage still asks. A later one adds to what is asked. */
  failure: Failure
  /** How many cards wait for the answers. */
  count: number
  options: Options
  onAnswer: (answer: MoveAnswer) => Promise<unknown>
  onCancel: () => void
  /** Of the card, when there is one. */
  currency?: string
}

/** Asks in one small form for what a stage still misses, and nothing else. */
export function MoveAnswers({
  failure,
  count,
  options,
  onAnswer,
  onCancel,
  currency = 'VND',
}: MoveAnswersProps) {
  const t = useTranslations('opportunities.move')
  const { label: labelOf } = useFieldWords('opportunity')
  const [demand, setDemand] = useState(() => demandOf(failure))
  const [values, setValues] = useState<Values>({})
  const [ticked, setTicked] = useState<string[]>([])
  const [reason, setReason] = useState<string>()
  const [note, setNote] = useState('')
  const [pending, setPending] = useState(false)
  const [unreasoned, setUnreasoned] = useState(false)
  const frame = useRef<HTMLFormElement>(null)
  useEffect(() => setDemand((before) => grown(before, demandOf(failure))), [failure])
  useEffect(() => frame.current?.querySelector<HTMLElement>('[role="radio"], input, textarea')?.focus(), [])

  const answer = async () => {
    if (pending) return
    if (demand.lostReason && !reason) return setUnreasoned(true)
    setPending(true)
    const lost = demand.lostReason ? { lostReasonId: reason, lostNote: note.trim() || null } : {}
    await onAnswer({ answers: values, checklist: ticked, ...lost }).finally(() => setPending(false))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void answer()
  }
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) frame.current?.requestSubmit()
  }
  const reasons = (options.lost_reason ?? []).filter(({ isArchived }) => !isArchived)

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={demand.lostReason ? t('lostTitle', { count }) : t('gateTitle', { count })}
      description={demand.lostReason ? undefined : failure.message}
    >
      <Form
        ref={frame}
        onSubmit={submit}
        onKeyDown={saveByKey}
        error={failure.fields ? failure.message : undefined}
        className="flex flex-col gap-4"
      >
        {demand.lostReason && (
          <>
            <Field label={labelOf('lostReasonId')} required error={unreasoned ? t('needsReason') : undefined}>
              <RadioGroup
                options={reasons.map(({ id, name }) => ({ value: id, label: name }))}
                value={reason ?? ''}
                onChange={setReason}
              />
            </Field>
            <Field label={labelOf('lostNote')}>
              <Input maxLength={255} value={note} onChange={(event) => setNote(event.target.value)} />
            </Field>
          </>
        )}
        {demand.fields.map((name) => {
          const field = opportunityDescription.fields[name]
          if (!field) return null
          return (
            <Field key={name} label={labelOf(name)} required error={failure.fields?.[name]}>
              <FieldEditor
                entity="opportunity"
                name={name}
                field={field}
                label={labelOf(name)}
                value={values[name] ?? null}
                onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
                options={options}
                currency={currencyOf(field, values, currency)}
              />
            </Field>
          )
        })}
        {demand.requirements.length > 0 && (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1 font-medium text-sm text-text-muted">{t('requirements')}</legend>
            {demand.requirements.map(({ id, text }) => (
              <Checkbox
                key={id}
                label={text}
                checked={ticked.includes(id)}
                onChange={(on) =>
                  setTicked((before) => (on ? [...before, id] : before.filter((each) => each !== id)))
                }
              />
            ))}
          </fieldset>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            {demand.lostReason ? t('lose') : t('go')}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
