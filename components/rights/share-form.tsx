'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Segmented } from '@/components/ui/segmented'
import type { Option } from '@/components/ui/select'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Result } from '@/lib/kernel/result'
import type { Access, Share } from '@/lib/rights/access'

export type ShareInput = Pick<Share, 'granteeKind' | 'granteeId' | 'access'> & { until: string | null }

type ShareFormProps = {
  grantees: Access['grantees']
  action: (input: ShareInput) => Promise<Result<unknown>>
  onShared: () => Promise<void>
}

type Values = Omit<ShareInput, 'granteeId'> & { granteeId: Option | null }
const BLANK: Values = { granteeKind: 'member', granteeId: null, access: 'read', until: null }

/** Shares with one more person, team or unit. */
export function ShareForm({ grantees, action, onShared }: ShareFormProps) {
  const t = useTranslations('sharing')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: BLANK,
    action: ({ granteeId, ...values }) => action({ ...values, granteeId: granteeId?.value ?? '' }),
    onSuccess: async () => {
      form.reset(BLANK)
      await onShared()
    },
  })
  const kind = form.watch('granteeKind')
  const { errors } = form.formState
  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-3 rounded-lg border p-3">
      <Controller
        control={form.control}
        name="granteeKind"
        render={({ field }) => (
          <Field label={t('with')}>
            <Segmented
              label={t('with')}
              value={field.value}
              onChange={(value) => {
                form.setValue('granteeId', null)
                field.onChange(value)
              }}
              options={(['member', 'team', 'unit'] as const).map((value) => ({
                value,
                label: t(`kinds.${value}`),
              }))}
            />
          </Field>
        )}
      />
      <Controller
        control={form.control}
        name="granteeId"
        render={({ field }) => (
          <Field label={t(`kinds.${kind}`)} required error={errors.granteeId?.message}>
            <Combobox
              label={t(`kinds.${kind}`)}
              options={grantees[kind].map(({ id, name }) => ({ value: id, label: name }))}
              value={field.value}
              onChange={field.onChange}
            />
          </Field>
        )}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Controller
          control={form.control}
          name="access"
          render={({ field }) => (
            <Field label={t('may')}>
              <Segmented
                label={t('may')}
                value={field.value}
                onChange={field.onChange}
                options={(['read', 'write'] as const).map((value) => ({
                  value,
                  label: t(`access.${value}`),
                }))}
              />
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="until"
          render={({ field }) => (
            <Field label={t('untilLabel')} hint={t('untilHint')} error={errors.until?.message}>
              <DateInput value={field.value} onChange={field.onChange} />
            </Field>
          )}
        />
      </div>
      <Button type="submit" variant="primary" pending={pending} className="self-end">
        {t('share')}
      </Button>
    </Form>
  )
}
