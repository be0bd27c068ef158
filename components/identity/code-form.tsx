'use client'

import { useTranslations } from 'next-intl'
import type { FormEventHandler } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { DoorCard } from './door-card'
import type { Values } from './sign-in-panel'
import { SubmitButton } from './submit-button'

type CodeFormProps = {
  form: UseFormReturn<Values>
  submit: FormEventHandler
  pending: boolean
  error?: string
  onBack: () => void
}

/** The second step of signing in: the code of an authenticator, or a recovery code. */
export function CodeForm({ form, submit, pending, error, onBack }: CodeFormProps) {
  const t = useTranslations('identity.signIn')
  return (
    <DoorCard title={t('codeTitle')} lead={t('codeLead')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('code')}>
          <Input
            autoComplete="one-time-code"
            autoCapitalize="none"
            autoFocus
            required
            maxLength={40}
            {...form.register('code')}
          />
        </Field>
        <SubmitButton wide pending={pending}>
          {t('codeSubmit')}
        </SubmitButton>
        <Button variant="ghost" onClick={onBack}>
          {t('other')}
        </Button>
      </Form>
    </DoorCard>
  )
}
