'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { SettingsFormState } from './settings-values'

/** In whose name mail leaves. */
export function SenderFields({ form }: { form: SettingsFormState }) {
  const t = useTranslations('mailSettings')
  const { errors } = form.formState
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('fromAddress')}
          required
          hint={t('fromAddressHint')}
          error={errors.fromAddress?.message}
        >
          <Input type="email" inputMode="email" autoCapitalize="none" {...form.register('fromAddress')} />
        </Field>
        <Field label={t('fromName')} hint={t('fromNameHint')} error={errors.fromName?.message}>
          <Input {...form.register('fromName')} />
        </Field>
      </div>
      <Field label={t('replyTo')} hint={t('replyToHint')} error={errors.replyTo?.message}>
        <Input type="email" inputMode="email" autoCapitalize="none" {...form.register('replyTo')} />
      </Field>
    </>
  )
}
