'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { useActionForm } from '@/components/ui/use-action-form'
import { renewPassword } from '@/lib/identity/actions'
import { DoorCard } from './door-card'
import { PasswordInput } from './password-input'
import { SubmitButton } from './submit-button'

/** The password that follows a temporary one; nothing else is open until then. */
export function RenewForm({ email }: { email: string }) {
  const t = useTranslations('identity')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { password: string }) => renewPassword(values),
    onSuccess: () => window.location.assign('/'),
  })
  return (
    <DoorCard title={t('renew.title')} lead={t('renew.lead')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field
          label={t('renew.password')}
          required
          hint={t('passwordHint')}
          error={form.formState.errors.password?.message}
        >
          <PasswordInput autoComplete="new-password" {...form.register('password')} />
        </Field>
        <SubmitButton wide pending={pending}>
          {t('renew.submit')}
        </SubmitButton>
      </Form>
    </DoorCard>
  )
}
