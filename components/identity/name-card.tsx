'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { rename } from '@/lib/identity/actions'
import { SubmitButton } from './submit-button'

export function NameCard({ name, email }: { name: string; email: string }) {
  const t = useTranslations('profile')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { name: string }) => rename(values),
    onSuccess: () => toastDone(t('saved')),
  })
  return (
    <Card title={t('about')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required error={form.formState.errors.name?.message}>
          <Input autoComplete="name" defaultValue={name} {...form.register('name')} />
        </Field>
        <Field label={t('email')}>
          <Input value={email} readOnly />
        </Field>
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}
