'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { changePassword } from '@/lib/identity/actions'
import { PasswordInput } from './password-input'
import { SubmitButton } from './submit-button'

export function PasswordCard({ email }: { email: string }) {
  const t = useTranslations('profile')
  const identity = useTranslations('identity')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { current: string; password: string }) => changePassword(values),
    onSuccess: () => {
      form.reset()
      toastDone(t('changed'))
    },
  })
  const { errors } = form.formState
  return (
    <Card title={t('password')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={t('current')} required error={errors.current?.message}>
          <PasswordInput autoComplete="current-password" {...form.register('current')} />
        </Field>
        <Field label={t('new')} required hint={identity('passwordHint')} error={errors.password?.message}>
          <PasswordInput autoComplete="new-password" {...form.register('password')} />
        </Field>
        <SubmitButton pending={pending}>{t('change')}</SubmitButton>
      </Form>
    </Card>
  )
}
