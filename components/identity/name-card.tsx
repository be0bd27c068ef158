'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { rename } from '@/lib/identity/actions'

export function NameCard({ name, email }: { name: string; email: string }) {
  const t = useTranslations('profile')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { name },
    action: rename,
    onSuccess: () => toastDone(t('saved')),
  })
  return (
    <Card title={t('about')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required error={form.formState.errors.name?.message}>
          <Input autoComplete="name" {...form.register('name')} />
        </Field>
        <Field label={t('email')}>
          <Input value={email} readOnly />
        </Field>
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
