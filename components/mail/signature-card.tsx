'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Textarea } from '@/components/ui/textarea'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { saveSignature } from '@/lib/mail/outbound/actions'

/** What stands below the mails that a person writes. */
export function SignatureCard({ signature }: { signature: string }) {
  const t = useTranslations('profile.signature')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: {},
    action: (values: { signature: string }) => saveSignature(values),
    onSuccess: () => toastDone(t('saved')),
  })
  return (
    <Card title={t('title')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('label')} hint={t('hint')} error={form.formState.errors.signature?.message}>
          <Textarea maxLength={2000} defaultValue={signature} {...form.register('signature')} />
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Card>
  )
}
