'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ShownSettings } from '@/lib/mail/outbound/settings'
import type { SettingsFormState } from './settings-values'

export function ResendFields({ form, values }: { form: SettingsFormState; values: ShownSettings }) {
  const t = useTranslations('mailSettings')
  const { errors } = form.formState
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label={t('resendKey')}
        required
        hint={values.hasResendKey ? t('passwordKept') : undefined}
        error={errors.resendKey?.message}
      >
        <Input type="password" autoComplete="new-password" {...form.register('resendKey')} />
      </Field>
      <Field
        label={t('resendSecret')}
        hint={values.hasResendSecret ? t('passwordKept') : t('resendSecretHint')}
        error={errors.resendSecret?.message}
      >
        <Input type="password" autoComplete="new-password" {...form.register('resendSecret')} />
      </Field>
    </div>
  )
}
