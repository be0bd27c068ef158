'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { forgetPassword } from '@/lib/identity/actions'
import { DoorCard } from './door-card'
import { SubmitButton } from './submit-button'
import { TextLink } from './text-link'

export function ForgotForm() {
  const t = useTranslations('identity')
  const [sentTo, setSentTo] = useState('')
  const back = <TextLink href="/sign-in">{t('backToSignIn')}</TextLink>
  if (!sentTo) return <AskForLink footer={back} onSent={setSentTo} />
  return (
    <DoorCard title={t('forgot.sentTitle')} footer={back}>
      <p role="status">{t('forgot.sentText', { email: sentTo })}</p>
      <Button className="mt-4" onClick={() => setSentTo('')}>
        {t('forgot.again')}
      </Button>
    </DoorCard>
  )
}

type AskProps = { footer: React.ReactNode; onSent: (email: string) => void }

function AskForLink({ footer, onSent }: AskProps) {
  const t = useTranslations('identity')
  const locale = useLocale() === 'en' ? 'en' : 'vi'
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { email: string }) => forgetPassword({ ...values, locale }),
    onSuccess: () => onSent(form.getValues('email')),
  })
  return (
    <DoorCard title={t('forgot.title')} lead={t('forgot.lead')} footer={footer}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('email')} required error={form.formState.errors.email?.message}>
          <Input
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            {...form.register('email')}
          />
        </Field>
        <SubmitButton wide pending={pending}>
          {t('forgot.submit')}
        </SubmitButton>
      </Form>
    </DoorCard>
  )
}
