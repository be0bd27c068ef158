'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { signUp } from '@/lib/identity/actions'
import { DoorCard } from './door-card'
import { PasswordInput } from './password-input'
import { SubmitButton } from './submit-button'
import { TextLink } from './text-link'

type Values = { company: string; name: string; email: string; phone: string; password: string }
type SignUpFormProps = { needsApproval: boolean; person: { name: string; email: string } | null }

/** The trial form. Someone signed in founds another company with the same login. */
export function SignUpForm({ needsApproval, person }: SignUpFormProps) {
  const t = useTranslations('identity')
  const locale = useLocale() === 'en' ? 'en' : 'vi'
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: Values) => signUp({ ...values, locale }),
    onSuccess: ({ status }) => window.location.assign(status === 'active' ? '/' : '/workspaces'),
  })
  const { errors } = form.formState

  return (
    <DoorCard
      title={t('signUp.title')}
      lead={needsApproval ? t('signUp.leadApproval') : t('signUp.lead')}
      footer={
        <p>
          {t('signUp.haveAccount')} <TextLink href="/sign-in">{t('signIn.submit')}</TextLink>
        </p>
      }
    >
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('company')} required error={errors.company?.message}>
          <Input autoComplete="organization" {...form.register('company')} />
        </Field>
        <Field label={t('name')} required error={errors.name?.message}>
          <Input autoComplete="name" defaultValue={person?.name} {...form.register('name')} />
        </Field>
        <Field label={t('email')} required error={errors.email?.message}>
          <Input
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            defaultValue={person?.email}
            {...form.register('email')}
          />
        </Field>
        <Field label={t('phone')} required error={errors.phone?.message}>
          <Input type="tel" inputMode="tel" autoComplete="tel" {...form.register('phone')} />
        </Field>
        <Field
          label={t('password')}
          required
          hint={person ? t('signUp.anotherHint') : t('passwordHint')}
          error={errors.password?.message}
        >
          <PasswordInput
            autoComplete={person ? 'current-password' : 'new-password'}
            {...form.register('password')}
          />
        </Field>
        <SubmitButton wide pending={pending}>
          {t('signUp.submit')}
        </SubmitButton>
      </Form>
    </DoorCard>
  )
}
