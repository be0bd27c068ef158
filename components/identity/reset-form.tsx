'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { useActionForm } from '@/components/ui/use-action-form'
import { resetPassword } from '@/lib/identity/actions'
import { DoorCard } from './door-card'
import { PasswordInput } from './password-input'
import { SubmitButton } from './submit-button'

export function ResetForm({ token }: { token: string }) {
  const t = useTranslations('identity')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { password: string }) => resetPassword({ ...values, token }),
    onSuccess: () => window.location.assign('/'),
  })
  return (
    <DoorCard title={t('reset.title')} lead={t('reset.lead')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('password')}
          required
          hint={t('passwordHint')}
          error={form.formState.errors.password?.message}
        >
          <PasswordInput autoComplete="new-password" {...form.register('password')} />
        </Field>
        <SubmitButton wide pending={pending}>
          {t('reset.submit')}
        </SubmitButton>
      </Form>
    </DoorCard>
  )
}
