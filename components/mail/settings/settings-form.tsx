'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateMailSettings } from '@/lib/mail/outbound/actions'
import type { ShownSettings } from '@/lib/mail/outbound/settings'
import { ResendFields } from './resend-fields'
import { SenderFields } from './sender-fields'
import { formValues, type SettingsValues } from './settings-values'
import { SmtpFields } from './smtp-fields'
import { TestDialog } from './test-dialog'

type SettingsFormProps = { values: ShownSettings; ownAddress: string }

/** The outgoing mail server of the workspace. What is secret is typed, stored and never shown again. */
export function SettingsForm({ values, ownAddress }: SettingsFormProps) {
  const t = useTranslations('mailSettings')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: formValues(values),
    action: (given: SettingsValues) => updateMailSettings({ ...given, version: values.version }),
    onSuccess: () => toastDone(t('saved')),
  })
  // What was saved comes back: the form is as fresh as it, and a dialog over it stays open.
  const { reset } = form
  const fresh = useRef(values)
  fresh.current = values
  useEffect(() => {
    if (values.version) reset(formValues(fresh.current))
  }, [values.version, reset])
  const provider = form.watch('provider')
  return (
    <Card title={t('general')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Controller
          control={form.control}
          name="provider"
          render={({ field }) => (
            <Field label={t('provider')}>
              <RadioGroup
                value={field.value}
                onChange={field.onChange}
                options={PROVIDERS.map((value) => ({
                  value,
                  label: t(`providers.${value}`),
                  hint: t(`providerHints.${value}`),
                }))}
              />
            </Field>
          )}
        />
        {provider === 'smtp' && <SmtpFields form={form} hasPassword={values.hasPassword} />}
        {provider === 'resend' && <ResendFields form={form} values={values} />}
        {provider !== 'none' && <SenderFields form={form} />}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            {t('save')}
          </Button>
          <TestDialog hasUnsaved={form.formState.isDirty} ownAddress={ownAddress} />
        </div>
      </Form>
    </Card>
  )
}

const PROVIDERS = ['none', 'smtp', 'resend'] as const
