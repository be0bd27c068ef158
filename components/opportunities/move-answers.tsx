'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Options } from '@/components/fields/props'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Form } from '@/components/ui/form'
import type { Failure } from '@/lib/kernel/result'
import { GateFields, LossFields, RequirementTicks } from './move-answer-fields'
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
export function MoveAnswers({ failure, count, options, onAnswer, onCancel, currency }: MoveAnswersProps) {
  const t = useTranslations('moveAnswers')
  const frame = useRef<HTMLFormElement>(null)
  const { demand, given, give, answer, pending, isUnreasoned } = useAnswers(failure, onAnswer)
  useEffect(() => frame.current?.querySelector<HTMLElement>('[role="radio"], input, textarea')?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void answer()
  }
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) frame.current?.requestSubmit()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={demand.lostReason ? t('lostTitle', { count }) : t('title', { count })}
      description={demand.lostReason ? undefined : failure.message}
    >
      <Form
        ref={frame}
        onSubmit={submit}
        onKeyDown={saveByKey}
        error={failure.fields && failure.message}
        className="flex flex-col gap-4"
      >
        {demand.lostReason && (
          <LossFields given={given} give={give} options={options} isUnreasoned={isUnreasoned} />
        )}
        <GateFields
          names={demand.fields}
          errors={failure.fields}
          given={given}
          give={give}
          options={options}
          currency={currency}
        />
        <RequirementTicks lines={demand.requirements} given={given} give={give} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            {demand.lostReason ? t('lose') : t('move')}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}

function useAnswers(failure: Failure, onAnswer: (answer: MoveAnswer) => Promise<unknown>) {
  const [demand, setDemand] = useState(() => demandOf(failure))
  const [given, setGiven] = useState<MoveAnswer>({})
  const [pending, setPending] = useState(false)
  const [isUnreasoned, setUnreasoned] = useState(false)
  useEffect(() => setDemand((before) => grown(before, demandOf(failure))), [failure])

  const give = (more: MoveAnswer) => setGiven((before) => ({ ...before, ...more }))
  const answer = async () => {
    if (pending) return
    if (demand.lostReason && !given.lostReasonId) return setUnreasoned(true)
    setPending(true)
    await onAnswer(given).finally(() => setPending(false))
  }
  return { demand, given, give, answer, pending, isUnreasoned }
}
