'use client'

import { useTranslations } from 'next-intl'
import { Controller, get } from 'react-hook-form'
import { useFieldWords } from '@/components/fields/words'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { TimeInput } from '@/components/ui/time-input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateCareRule } from '@/lib/cases/care/actions'
import type { CareRule } from '@/lib/cases/care/schema'
import { type CareTyped, PRIORITIES, ruleOf, SENT_AS, SPANS, typedOf } from './care-typed'

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** When the company works, and how many working hours it gives itself. */
export function CareForm({ rule }: { rule: CareRule }) {
  const t = useTranslations('care')
  const { choice } = useFieldWords('support_case')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: typedOf(rule),
    action: (typed: CareTyped) => updateCareRule(ruleOf(typed, rule.version)),
    onSuccess: () => toastDone(t('saved')),
  })
  const errorAt = (path: string) => (get(form.formState.errors, path) as { message?: string })?.message
  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
      <Card title={t('hours')}>
        <div className="flex flex-col gap-4">
          <Controller
            control={form.control}
            name="days"
            render={({ field }) => (
              <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
                <legend className="mb-1 font-medium text-sm text-text-muted">{t('days')}</legend>
                {DAYS.map((day) => (
                  <Checkbox
                    key={day}
                    label={t(`weekdays.${day}`)}
                    checked={field.value.includes(day)}
                    onChange={(isOn) =>
                      field.onChange(
                        isOn ? [...field.value, day] : field.value.filter((each) => each !== day),
                      )
                    }
                  />
                ))}
              </fieldset>
            )}
          />
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            {SPANS.map((name) => (
              <Controller
                key={name}
                control={form.control}
                name={name}
                render={({ field }) => (
                  <Field label={t(name)} error={errorAt(SENT_AS[name])}>
                    <TimeInput clears value={field.value} onChange={field.onChange} />
                  </Field>
                )}
              />
            ))}
          </div>
          <p className="text-sm text-text-muted">{t('hoursHint')}</p>
        </div>
      </Card>
      <Card title={t('targets')}>
        <div className="flex flex-col gap-4">
          {PRIORITIES.map((priority) => (
            <fieldset key={priority} className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
              <legend className="mb-1 font-medium">{choice('priority', priority)}</legend>
              {(['answer', 'solution'] as const).map((what) => (
                <Field
                  key={what}
                  label={t(what)}
                  error={form.formState.errors.targets?.[priority]?.[what]?.message}
                >
                  <Input
                    inputMode="decimal"
                    maxLength={7}
                    placeholder={t('never')}
                    className="figures max-w-40"
                    {...form.register(`targets.${priority}.${what}`)}
                  />
                </Field>
              ))}
            </fieldset>
          ))}
          <p className="text-sm text-text-muted">{t('targetsHint')}</p>
        </div>
      </Card>
      <SubmitButton pending={pending}>{t('save')}</SubmitButton>
    </Form>
  )
}
