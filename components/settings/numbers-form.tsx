'use client'

import { useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Result } from '@/lib/kernel/result'

type NumbersFormProps<Rule extends string, Saved> = {
  /** Under which words stand `rules.<rule>`, `hints.<rule>`, `save` and `saved`. */
  words: 'reminders' | 'retention'
  rules: readonly Rule[]
  values: Readonly<Record<Rule, number | null>>
  /** What an empty field means. */
  emptyOf: (rule: Rule) => string
  /** Takes all of them; null stands for an empty field. */
  save: (values: Record<Rule, number | null>) => Promise<Result<Saved>>
}

/** A form of numbers, each of which may be left out. */
export function NumbersForm<Rule extends string, Saved>(props: NumbersFormProps<Rule, Saved>) {
  const { words, rules, values, emptyOf, save } = props
  const t = useTranslations(words) as (key: string) => string
  const { form, submit, pending, error } = useActionForm<Record<string, string>, Saved>({
    defaultValues: Object.fromEntries(rules.map((rule) => [rule, String(values[rule] ?? '')])),
    action: (typed) =>
      save(
        Object.fromEntries(rules.map((rule) => [rule, numberOf(typed[rule])])) as Parameters<typeof save>[0],
      ),
    onSuccess: () => toastDone(t('saved')),
  })
  const { errors } = form.formState
  return (
    <Card>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        {rules.map((rule) => (
          <Field
            key={rule}
            label={t(`rules.${rule}`)}
            hint={t(`hints.${rule}`)}
            error={errors[rule]?.message}
          >
            <Input
              inputMode="numeric"
              maxLength={3}
              placeholder={emptyOf(rule)}
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

const numberOf = (text = '') => (text.trim() ? Number(text) : null)
