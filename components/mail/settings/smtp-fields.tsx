'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { SettingsFormState } from './settings-values'

const PORTS = { starttls: '587', tls: '465', none: '25' } as const
const SECURITIES = ['starttls', 'tls', 'none'] as const

export function SmtpFields({ form, hasPassword }: { form: SettingsFormState; hasPassword: boolean }) {
  const t = useTranslations('mailSettings')
  const { errors } = form.formState
  const security = form.watch('security')
  const choose = (next: (typeof SECURITIES)[number]) => {
    const isUsual = Object.values<string>(PORTS).includes(form.getValues('port'))
    form.setValue('security', next, { shouldDirty: true })
    if (isUsual) form.setValue('port', PORTS[next], { shouldDirty: true })
  }
  const fillGmail = () => {
    choose('starttls')
    form.setValue('host', 'smtp.gmail.com', { shouldDirty: true })
    form.setValue('port', PORTS.starttls, { shouldDirty: true })
    form.setFocus('username')
  }
  return (
    <>
      <div>
        <Button size="sm" onClick={fillGmail}>
          {t('gmail.fill')}
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Field label={t('host')} required hint={t('hostHint')} error={errors.host?.message}>
          <Input inputMode="url" autoCapitalize="none" spellCheck={false} {...form.register('host')} />
        </Field>
        <Field label={t('port')} required error={errors.port?.message}>
          <Input inputMode="numeric" {...form.register('port')} />
        </Field>
      </div>
      <Controller
        control={form.control}
        name="security"
        render={({ field }) => (
          <Field
            label={t('security')}
            hint={security === 'none' ? t('insecure') : t('securityHint')}
            error={errors.security?.message}
          >
            <Select
              value={field.value}
              onChange={choose}
              options={SECURITIES.map((value) => ({ value, label: t(`securities.${value}`) }))}
            />
          </Field>
        )}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('username')} error={errors.username?.message}>
          <Input autoCapitalize="none" spellCheck={false} {...form.register('username')} />
        </Field>
        <Field
          label={t('password')}
          hint={hasPassword ? t('passwordKept') : undefined}
          error={errors.password?.message}
        >
          <Input type="password" autoComplete="new-password" {...form.register('password')} />
        </Field>
      </div>
    </>
  )
}
