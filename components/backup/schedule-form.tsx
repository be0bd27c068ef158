'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { PasswordInput } from '@/components/identity/password-input'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { setBackupSchedule } from '@/lib/backup/actions'

const FREQUENCIES = ['none', 'daily', 'weekly'] as const
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

export type Schedule = {
  frequency: (typeof FREQUENCIES)[number]
  weekday: number
  hour: number
  keep: number
  hasPassphrase: boolean
}

type Values = {
  frequency: Schedule['frequency']
  weekday: string
  hour: string
  keep: string
  isSealed: boolean
  passphrase: string
}

/** Archives that are made by themselves, of which the newest are kept. */
export function ScheduleForm({
  schedule,
  next,
  timeZone,
}: {
  schedule: Schedule
  next: string | null
  timeZone: string
}) {
  const t = useTranslations('backup.schedule')
  const { form, submit, pending, error } = useActionForm<Values, unknown>({
    defaultValues: {
      ...schedule,
      weekday: String(schedule.weekday),
      hour: String(schedule.hour),
      keep: String(schedule.keep),
      isSealed: schedule.hasPassphrase,
      passphrase: '',
    },
    action: ({ frequency, isSealed, passphrase, ...given }) =>
      setBackupSchedule({
        frequency,
        weekday: Number(given.weekday),
        hour: Number(given.hour),
        keep: Number(given.keep),
        ...(isSealed ? passphrase && { passphrase } : { passphrase: '' }),
      }),
    onSuccess: () => toastDone(t('saved')),
  })
  const { frequency, isSealed } = form.watch()
  const { errors } = form.formState
  return (
    <Card title={t('title')}>
      <Form onSubmit={submit} error={error} className="flex flex-col gap-4">
        <p className="text-pretty text-sm text-text-muted">{t('about')}</p>
        <Choice
          form={form}
          name="frequency"
          options={FREQUENCIES.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
        />
        {frequency !== 'none' && (
          <>
            {frequency === 'weekly' && (
              <Choice
                form={form}
                name="weekday"
                options={WEEKDAYS.map((value) => ({ value, label: t(`weekdays.${value}`) }))}
              />
            )}
            <div className="grid gap-4 sm:grid-cols-2">
              <Choice
                form={form}
                name="hour"
                hint={timeZone}
                options={HOURS.map((value) => ({ value, label: `${value.padStart(2, '0')}:00` }))}
              />
              <Field label={t('keep')} hint={t('keepHint')} error={errors.keep?.message}>
                <Input type="number" inputMode="numeric" min={1} max={100} {...form.register('keep')} />
              </Field>
            </div>
            <Checkbox
              label={t('sealed')}
              hint={t('sealedHint')}
              checked={isSealed}
              onChange={(checked) => form.setValue('isSealed', checked)}
            />
            {isSealed && (
              <Field
                label={t('passphrase')}
                hint={schedule.hasPassphrase ? t('passphraseKept') : undefined}
                error={errors.passphrase?.message}
              >
                <PasswordInput autoComplete="new-password" {...form.register('passphrase')} />
              </Field>
            )}
          </>
        )}
        {next && <p className="text-sm">{t('next', { time: next })}</p>}
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}

type ChoiceProps = {
  form: ReturnType<typeof useActionForm<Values, unknown>>['form']
  name: 'frequency' | 'weekday' | 'hour'
  hint?: string
  options: { value: string; label: string }[]
}

function Choice({ form, name, hint, options }: ChoiceProps) {
  const t = useTranslations('backup.schedule')
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <Field label={t(name)} hint={hint} error={form.formState.errors[name]?.message}>
          <Select value={field.value} onChange={field.onChange} options={options} />
        </Field>
      )}
    />
  )
}
