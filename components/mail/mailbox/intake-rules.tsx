'use client'

import { useTranslations } from 'next-intl'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { IntakeForm } from './form-values'

const AFTERWARDS = ['nothing', 'seen', 'move'] as const

/** Which mails are taken in how often, and what becomes of them there and here. */
export function IntakeRules({ form, aliases }: { form: UseFormReturn<IntakeForm>; aliases: string[] }) {
  const t = useTranslations('mailbox')
  const { control, register, watch, formState } = form
  const { errors } = formState
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('folder')} required error={errors.folder?.message}>
          <Input autoCapitalize="none" spellCheck={false} {...register('folder')} />
        </Field>
        <Field label={t('minutes')} required error={errors.minutes?.message}>
          <Input inputMode="numeric" {...register('minutes')} />
        </Field>
        <Controller
          control={control}
          name="afterwards"
          render={({ field }) => (
            <Field label={t('afterwards')} error={errors.afterwards?.message}>
              <Select
                value={field.value}
                onChange={field.onChange}
                options={AFTERWARDS.map((value) => ({ value, label: t(`afterwardsKinds.${value}`) }))}
              />
            </Field>
          )}
        />
        {watch('afterwards') === 'move' && (
          <Field label={t('moveTo')} required hint={t('moveToHint')} error={errors.moveTo?.message}>
            <Input autoCapitalize="none" spellCheck={false} {...register('moveTo')} />
          </Field>
        )}
      </div>
      <Controller
        control={control}
        name="fallback"
        render={({ field }) => (
          <Field label={t('fallback')} hint={t('fallbackHint')} error={errors.fallback?.message}>
            <Select
              value={field.value || NONE}
              onChange={(value) => field.onChange(value === NONE ? '' : value)}
              options={[
                { value: NONE, label: t('noFallback') },
                ...aliases.map((address) => ({ value: address, label: address })),
              ]}
            />
          </Field>
        )}
      />
    </>
  )
}

const NONE = 'none'
