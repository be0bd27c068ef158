'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { saveOwn } from '@/lib/mail/mailbox/actions'
import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { type OwnForm as OwnValues, ownValues, usualServers } from './form-values'
import { FirstDays, ServerFields, securitiesIn } from './server-fields'

type OwnFormProps = { mailbox: ShownMailbox | null; ownAddress: string; onClose: () => void }

/** Where one's own mailbox is, where it sends, and who else reads what is filed from it. */
export function OwnForm({ mailbox, ownAddress, onClose }: OwnFormProps) {
  const t = useTranslations('mailbox')
  const smtp = useTranslations('mailSettings')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: ownValues(mailbox, ownAddress),
    action: (given: OwnValues) =>
      saveOwn({ ...given, version: mailbox?.version ?? 0, firstDays: Number(given.firstDays) as 30 }),
    onSuccess: () => {
      toastDone(mailbox ? t('saved') : t('connected'))
      onClose()
    },
  })
  const { control, register, formState, setValue } = form
  const { errors } = formState
  const shared = { control: control as never, register: register as never, errors }
  const guess = (address: string) => {
    for (const [name, value] of Object.entries(usualServers(address)))
      setValue(name as keyof OwnValues, value, { shouldDirty: true })
  }
  return (
    <Form error={error} onSubmit={submit} className="flex w-full flex-col gap-4">
      <Field label={t('address')} required error={errors.address?.message}>
        <Input
          type="email"
          inputMode="email"
          autoCapitalize="none"
          {...register('address', {
            onChange: ({ target }) => {
              if (!mailbox) guess(target.value)
            },
          })}
        />
      </Field>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 font-medium">{t('incoming')}</legend>
        <ServerFields {...shared} hasPassword={mailbox?.hasPassword ?? false} />
        <FirstDays {...shared} hint={t('firstDaysOwnHint')} />
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <legend className="mb-2 font-medium">{t('outgoing')}</legend>
        <Field label={t('smtpHost')} hint={t('smtpHostHint')} error={errors.smtpHost?.message}>
          <Input inputMode="url" autoCapitalize="none" spellCheck={false} {...register('smtpHost')} />
        </Field>
        <Field label={t('smtpPort')} error={errors.smtpPort?.message}>
          <Input inputMode="numeric" {...register('smtpPort')} />
        </Field>
        <Controller
          control={control}
          name="smtpSecurity"
          render={({ field }) => (
            <Field label={t('smtpSecurity')} error={errors.smtpSecurity?.message}>
              <Select value={field.value} onChange={field.onChange} options={securitiesIn(smtp)} />
            </Field>
          )}
        />
      </fieldset>
      <Controller
        control={control}
        name="isShared"
        render={({ field }) => (
          <Checkbox
            label={t('share')}
            hint={t('shareHint')}
            checked={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="isActive"
        render={({ field }) => (
          <Checkbox label={t('activeOwn')} checked={field.value} onChange={field.onChange} />
        )}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {mailbox ? t('save') : t('connect')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </Form>
  )
}
