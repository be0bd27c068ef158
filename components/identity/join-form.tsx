'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Invitation } from '@/lib/identity/accept'
import { acceptInvitation } from '@/lib/identity/actions'
import { DoorCard } from './door-card'
import { PasswordInput } from './password-input'
import { SubmitButton } from './submit-button'

type JoinFormProps = { token: string; invitation: Invitation; signedInAs: string | null }

/** Accepts an invitation: at once when signed in as the invited, else with a password, known or new. */
export function JoinForm({ token, invitation, signedInAs }: JoinFormProps) {
  const t = useTranslations('identity')
  const locale = useLocale() === 'en' ? 'en' : 'vi'
  const { workspace, inviter, email, hasLogin } = invitation
  const isThem = signedInAs?.toLowerCase() === email
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: ({ name, password }: { name: string; password: string }) =>
      acceptInvitation({
        token,
        locale,
        ...(!isThem && { password }),
        ...(!hasLogin && { name }),
      }),
    onSuccess: () => window.location.assign('/'),
  })
  const { errors } = form.formState

  return (
    <DoorCard
      title={t('invite.title', { workspace })}
      lead={inviter ? t('invite.lead', { inviter, workspace }) : t('invite.leadNobody', { workspace })}
    >
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        {signedInAs && !isThem && <p>{t('invite.other', { email: signedInAs })}</p>}
        <Field
          label={t('email')}
          hint={isThem ? t('invite.signedIn') : hasLogin ? t('invite.existing') : undefined}
        >
          <Input value={email} readOnly autoComplete="username" />
        </Field>
        {!hasLogin && (
          <Field label={t('name')} required error={errors.name?.message}>
            <Input autoComplete="name" {...form.register('name')} />
          </Field>
        )}
        {!isThem && (
          <Field
            label={t('password')}
            required
            hint={hasLogin ? undefined : t('passwordHint')}
            error={errors.password?.message}
          >
            <PasswordInput
              autoComplete={hasLogin ? 'current-password' : 'new-password'}
              {...form.register('password')}
            />
          </Field>
        )}
        <SubmitButton wide pending={pending}>
          {t('invite.submit')}
        </SubmitButton>
      </Form>
    </DoorCard>
  )
}
