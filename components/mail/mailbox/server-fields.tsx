'use client'

import { useTranslations } from 'next-intl'
import { type Control, Controller, type FieldErrors, type UseFormRegister } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

export const SECURITIES = ['tls', 'starttls', 'none'] as const
export type Security = (typeof SECURITIES)[number]
export type ServerValues = {
  host: string
  port: string
  security: Security
  username: string
  password: string
  firstDays: string
}

type ServerFieldsProps = {
  register: UseFormRegister<ServerValues>
  control: Control<ServerValues>
  errors: FieldErrors<ServerValues>
  hasPassword: boolean
}

/** Where a mailbox is, and how to log in there. */
export function ServerFields({ register, control, errors, hasPassword }: ServerFieldsProps) {
  const t = useTranslations('mailbox')
  const smtp = useTranslations('mailSettings')
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <Field label={t('host')} required hint={t('hostHint')} error={errors.host?.message}>
          <Input inputMode="url" autoCapitalize="none" spellCheck={false} {...register('host')} />
        </Field>
        <Field label={smtp('port')} required error={errors.port?.message}>
          <Input inputMode="numeric" {...register('port')} />
        </Field>
        <Controller
          control={control}
          name="security"
          render={({ field }) => (
            <Field
              label={smtp('security')}
              hint={field.value === 'none' ? smtp('insecure') : undefined}
              error={errors.security?.message}
            >
              <Select value={field.value} onChange={field.onChange} options={securitiesIn(smtp)} />
            </Field>
          )}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={smtp('username')} required error={errors.username?.message}>
          <Input autoCapitalize="none" autoComplete="off" spellCheck={false} {...register('username')} />
        </Field>
        <Field
          label={smtp('password')}
          required={!hasPassword}
          hint={hasPassword ? smtp('passwordKept') : t('passwordHint')}
          error={errors.password?.message}
        >
          <Input type="password" autoComplete="new-password" {...register('password')} />
        </Field>
      </div>
    </>
  )
}

export const securitiesIn = (t: (key: `securities.${Security}`) => string) =>
  SECURITIES.map((value) => ({ value, label: t(`securities.${value}`) }))

type FirstDaysProps = Pick<ServerFieldsProps, 'control' | 'errors'> & { hint: string }

/** How far back a mailbox is read when it is connected. */
export function FirstDays({ control, errors, hint }: FirstDaysProps) {
  const t = useTranslations('mailbox')
  return (
    <Controller
      control={control}
      name="firstDays"
      render={({ field }) => (
        <Field label={t('firstDays')} hint={hint} error={errors.firstDays?.message}>
          <Select
            value={field.value}
            onChange={field.onChange}
            options={[0, 7, 30, 90].map((days) => ({
              value: String(days),
              label: t('days', { count: days }),
            }))}
          />
        </Field>
      )}
    />
  )
}
