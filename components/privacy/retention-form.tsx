'use client'

import { useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateRetention } from '@/lib/retention/actions'
import type { RetentionRules } from '@/lib/retention/schema'

const RULES = ['eventMonths', 'rawMailMonths', 'lostContactMonths'] as const
type Typed = Record<(typeof RULES)[number], string>

/** How many months each thing is kept; an empty field keeps it for ever. */
export function RetentionForm({ rules }: { rules: RetentionRules }) {
  const t = useTranslations('retention')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: Object.fromEntries(RULES.map((rule) => [rule, String(rules[rule] ?? '')])) as Typed,
    action: (typed: Typed) =>
      updateRetention({
        ...rules,
        ...Object.fromEntries(RULES.map((rule) => [rule, typed[rule].trim() ? Number(typed[rule]) : null])),
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
              placeholder={t('forever')}
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
