'use client'

import { useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateReminders } from '@/lib/reminders/actions'
import type { ReminderRules } from '@/lib/reminders/schema'

const RULES = ['taskDays', 'foundingDays', 'birthdayDays'] as const
type Typed = Record<(typeof RULES)[number], string>

const numberOf = (text: string) => (text.trim() ? Number(text) : null)

/** How many days before the company is reminded; where a field may be empty, nobody is. */
export function RemindersForm({ rules }: { rules: ReminderRules }) {
  const t = useTranslations('reminders')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: Object.fromEntries(RULES.map((rule) => [rule, String(rules[rule] ?? '')])) as Typed,
    action: (typed: Typed) =>
      updateReminders({
        version: rules.version,
        taskDays: numberOf(typed.taskDays) ?? 0,
        foundingDays: numberOf(typed.foundingDays),
        birthdayDays: numberOf(typed.birthdayDays),
      }),
    onSuccess: () => toastDone(t('saved')),
  })
  const { errors } = form.formState
  return (
    <Card>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        {RULES.map((rule) => (
          <Field
            key={rule}
            label={t(`rules.${rule}`)}
            hint={t(`hints.${rule}`)}
            error={errors[rule]?.message}
          >
            <Input
              inputMode="numeric"
              maxLength={3}
              placeholder={rule === 'taskDays' ? '0' : t('never')}
              className="figures max-w-40"
              {...form.register(rule)}
            />
          </Field>
        ))}
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}
