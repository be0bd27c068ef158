'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { PasswordInput } from '@/components/identity/password-input'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { startBackup } from '@/lib/backup/actions'

type BackupFormProps = { suggestion: string; canStart: boolean; isBusy: boolean }

/** Makes an archive now, under a name that says when. The suggestion follows the time until somebody types. */
export function BackupForm({ suggestion, canStart, isBusy }: BackupFormProps) {
  const t = useTranslations('backup.now')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { name: suggestion, passphrase: '' },
    action: startBackup,
    onSuccess: () => form.reset({ name: suggestion, passphrase: '' }),
  })
  const { errors, isDirty } = form.formState
  useEffect(() => {
    if (!isDirty) form.reset({ name: suggestion, passphrase: '' })
  }, [suggestion, isDirty, form])

  return (
    <Card title={t('title')}>
      <Form onSubmit={submit} error={error} className="flex flex-col gap-4">
        <Field label={t('name')} required hint={t('nameHint')} error={errors.name?.message}>
          <Input spellCheck={false} {...form.register('name')} />
        </Field>
        <Field label={t('passphrase')} hint={t('passphraseHint')} error={errors.passphrase?.message}>
          <PasswordInput autoComplete="new-password" {...form.register('passphrase')} />
        </Field>
        {!canStart && <p className="text-sm text-text-muted">{t('needsPath')}</p>}
        {isBusy && <p className="text-sm text-text-muted">{t('busy')}</p>}
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}
