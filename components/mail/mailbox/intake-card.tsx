'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Form } from '@/components/ui/form'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { saveIntake } from '@/lib/mail/mailbox/actions'
import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { type IntakeForm, intakeValues } from './form-values'
import { IntakeRules } from './intake-rules'
import { MailboxStatus } from './mailbox-status'
import { MailboxTools } from './mailbox-tools'
import { RemoveMailbox } from './remove-mailbox'
import { FirstDays, ServerFields } from './server-fields'

type IntakeCardProps = { mailbox: ShownMailbox | null; aliases: string[] }

/** The mailbox from which the company takes in mail. The password is typed, stored and never shown again. */
export function IntakeCard({ mailbox, aliases }: IntakeCardProps) {
  const t = useTranslations('mailbox')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: intakeValues(mailbox),
    action: (given: IntakeForm) =>
      saveIntake({
        ...given,
        version: mailbox?.version ?? 0,
        firstDays: Number(given.firstDays) as 0,
      }),
    onSuccess: () => toastDone(t('saved')),
  })
  const { reset, control, register, formState } = form
  const version = mailbox?.version
  const fresh = useRef(mailbox)
  fresh.current = mailbox
  useEffect(() => {
    if (version) reset(intakeValues(fresh.current))
  }, [version, reset])
  const shared = { control: control as never, register: register as never, errors: formState.errors }
  return (
    <Card title={t('intake')}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-text-muted">{t('intakeText')}</p>
        {mailbox && <MailboxStatus mailbox={mailbox} />}
        <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
          <ServerFields {...shared} hasPassword={mailbox?.hasPassword ?? false} />
          <IntakeRules form={form} aliases={aliases} />
          <FirstDays {...shared} hint={t('firstDaysHint')} />
          <Controller
            control={control}
            name="isActive"
            render={({ field }) => (
              <Checkbox label={t('active')} checked={field.value} onChange={field.onChange} />
            )}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={pending}>
              {t('save')}
            </Button>
            {mailbox && (
              <MailboxTools mailbox={mailbox} disabled={formState.isDirty}>
                <RemoveMailbox id={mailbox.id} />
              </MailboxTools>
            )}
          </div>
        </Form>
      </div>
    </Card>
  )
}
