'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateWorkspace } from '@/lib/identity/actions'
import type { WorkspaceSettings } from '@/lib/identity/workspace-settings'
import { SubmitButton } from './submit-button'
import { TimeZoneInput } from './time-zone-input'

type WorkspaceFormProps = {
  values: WorkspaceSettings
  timeZones: readonly string[]
  currencies: readonly string[]
}

export function WorkspaceForm({ values, timeZones, currencies }: WorkspaceFormProps) {
  const t = useTranslations('identity.workspace')
  const { version, name, timeZone, currency, isCurrencyLocked } = values
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { timeZone, currency },
    action: (given: Omit<WorkspaceSettings, 'version' | 'isDemo' | 'isCurrencyLocked'>) =>
      updateWorkspace({ ...given, version }),
    onSuccess: () => toastDone(t('saved')),
  })
  const { errors } = form.formState

  return (
    <Card>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required error={errors.name?.message}>
          <Input defaultValue={name} {...form.register('name')} />
        </Field>
        <Controller
          control={form.control}
          name="timeZone"
          render={({ field }) => (
            <Field label={t('timeZone')} error={errors.timeZone?.message}>
              <TimeZoneInput
                label={t('timeZone')}
                zones={timeZones}
                value={field.value}
                onChange={field.onChange}
              />
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="currency"
          render={({ field }) => (
            <Field
              label={t('currency')}
              hint={isCurrencyLocked ? t('currencyLocked') : t('currencyHint')}
              error={errors.currency?.message}
            >
              <Select
                value={field.value}
                onChange={field.onChange}
                disabled={isCurrencyLocked}
                options={currencies.map((code) => ({ value: code, label: code }))}
              />
            </Field>
          )}
        />
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}
