'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Result } from '@/lib/kernel/result'
import { PasswordInput } from './password-input'

type Proofs = { password: string; code: string }
type ProofFormProps<Data> = {
  email: string
  label: string
  action: (proofs: Proofs) => Promise<Result<Data>>
  onDone: (data: Data) => void
  onCancel: () => void
}

/** Asks for password and second factor before what would weaken an account. */
export function ProofForm<Data>({ email, label, action, onDone, onCancel }: ProofFormProps<Data>) {
  const t = useTranslations('profile')
  const identity = useTranslations('identity')
  const { form, submit, pending, error } = useActionForm<Proofs, Data>({
    defaultValues: {},
    action,
    onSuccess: onDone,
  })
  const { errors } = form.formState
  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('current')} required error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register('password')} />
      </Field>
      <Field
        label={identity('signIn.code')}
        required
        hint={identity('signIn.codeLead')}
        error={errors.code?.message}
      >
        <Input autoComplete="one-time-code" autoCapitalize="none" maxLength={40} {...form.register('code')} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {label}
        </Button>
      </div>
    </Form>
  )
}
