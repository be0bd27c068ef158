'use client'

import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { newPath } from '@/components/activities/new-path'
import { useFieldWords } from '@/components/fields/words'
import { useUndo } from '@/components/records/use-undo'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { Select } from '@/components/ui/select'
import { minuteOf } from '@/lib/calendar/placed'
import { createRecord } from '@/lib/records/kind-actions'
import type { Viewer } from '@/lib/records/viewer'
import { dateIn } from '@/lib/vietnam/date'
import { BusyHint } from './busy-hint'
import { type Person, startOf, type When } from './shown'
import { WhenFields } from './when-fields'

const KINDS = ['meeting', 'call', 'interaction', 'task'] as const

type PlanDialogProps = {
  when: When
  zone: string
  /** Everybody who could take part. */
  everybody: readonly Person[]
  viewer: Viewer
  onSaved: () => void
  onClose: () => void
}

/** Plans something in the calendar: what and when; the whole form is one press away. */
export function PlanDialog({ when: begun, zone, everybody, viewer, onSaved, onClose }: PlanDialogProps) {
  const t = useTranslations('calendar')
  const { choice, label } = useFieldWords('activity')
  const form = useId()
  const { follow, refusalOf } = useUndo(viewer, onSaved)
  const [when, setWhen] = useState<When>({
    ...begun,
    from: begun.from ?? 9 * 60,
    minutes: begun.minutes ?? 60,
  })
  const [kind, setKind] = useState<(typeof KINDS)[number]>(begun.from === undefined ? 'task' : 'meeting')
  const [subject, setSubject] = useState('')
  const [memberIds, setMemberIds] = useState<string[]>(
    begun.personId && begun.personId !== viewer.id ? [begun.personId] : [],
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const isTimed = kind !== 'task'
  const startsAt = startOf(when, zone)
  const times: Times = isTimed
    ? { startsAt: startsAt.toISOString(), minutes: when.minutes ?? null }
    : { dueOn: when.day }
  const choices = everybody
    .filter(({ id }) => id !== viewer.id)
    .map(({ id, name }) => ({ value: id, label: name }))

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    setPending(true)
    const direction = kind === 'call' ? { direction: 'outbound' } : {}
    const values = { kind, subject: subject.trim(), memberIds, ...times, ...direction }
    const result = await follow(createRecord('activity', values), t('planned', { subject: values.subject }))
    setPending(false)
    setRefusal(refusalOf(result))
    if (!result?.ok) return
    onSaved()
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('plan')}
      footer={
        <>
          <LinkButton href={newPath({}, { kind, ...spoken(times) }) as Route}>{t('details')}</LinkButton>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Form id={form} onSubmit={save} error={refusal ?? undefined} className="flex flex-col gap-3">
        <Field label={label('subject')} required>
          <Input value={subject} maxLength={200} onChange={({ target }) => setSubject(target.value)} />
        </Field>
        <Field label={label('kind')}>
          <Select
            options={KINDS.map((value) => ({ value, label: choice('kind', value) }))}
            value={kind}
            onChange={setKind}
          />
        </Field>
        <WhenFields when={when} onChange={setWhen} isTimed={isTimed} />
        {isTimed && (
          <Field label={label('memberIds')}>
            <MultiCombobox
              label={label('memberIds')}
              options={choices}
              value={choices.filter(({ value }) => memberIds.includes(value))}
              onChange={(picked) => setMemberIds(picked.map(({ value }) => value))}
            />
          </Field>
        )}
      </Form>
      {isTimed && (
        <BusyHint
          memberIds={viewer.id ? [viewer.id, ...memberIds] : memberIds}
          startsAt={startsAt}
          minutes={when.minutes}
          onPick={(free) =>
            setWhen({ ...when, day: dateIn(free, zone), from: minuteOf(free.toISOString(), zone) })
          }
        />
      )}
    </Dialog>
  )
}

type Times = Record<string, string | number | null>

const spoken = (times: Times) =>
  Object.fromEntries(Object.entries(times).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))
