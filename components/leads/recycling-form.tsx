'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { SubmitButton } from '@/components/identity/submit-button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateRecycling } from '@/lib/leads/recycling/actions'
import type { RecyclingRule } from '@/lib/leads/recycling/schema'

type Typed = { idleDays: string; releasesOwner: boolean }

/** After how many days leads are taken back; an empty field never takes any. */
export function RecyclingForm({ rule }: { rule: RecyclingRule }) {
  const t = useTranslations('leadRecycling')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { idleDays: String(rule.idleDays ?? ''), releasesOwner: rule.releasesOwner },
    action: ({ idleDays, releasesOwner }: Typed) =>
      updateRecycling({
        version: rule.version,
        idleDays: idleDays.trim() ? Number(idleDays) : null,
        releasesOwner,
      }),
    onSuccess: () => toastDone(t('saved')),
  })
  return (
    <Card>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('idleDays')} hint={t('idleDaysHint')} error={form.formState.errors.idleDays?.message}>
          <Input
            inputMode="numeric"
            maxLength={3}
            placeholder={t('never')}
            className="figures max-w-40"
            {...form.register('idleDays')}
          />
        </Field>
        <Controller
          control={form.control}
          name="releasesOwner"
          render={({ field }) => (
            <Checkbox
              label={t('releasesOwner')}
              hint={t('releasesOwnerHint')}
              checked={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}
