'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { findPerson } from '@/lib/privacy/actions'
import type { Found } from '@/lib/privacy/holdings'
import { PersonFound } from './person-found'

type PersonScreenProps = { email: string; phone: string; requestId: string | null }

/** Asks for an address or number, and shows all that is held under it. Nothing typed here goes into the address. */
export function PersonScreen({ email, phone, requestId }: PersonScreenProps) {
  const t = useTranslations('privacy.person')
  const [found, setFound] = useState<Found | null>(null)
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { email, phone },
    action: findPerson,
    onSuccess: setFound,
    onFailure: () => setFound(null),
  })
  const { errors } = form.formState
  return (
    <>
      <Card>
        <Form error={error} onSubmit={submit} className="grid items-start gap-4 sm:grid-cols-[1fr_1fr_auto]">
          <Field label={t('email')} error={errors.email?.message}>
            <Input type="email" {...form.register('email')} />
          </Field>
          <Field label={t('phone')} error={errors.phone?.message}>
            <Input type="tel" {...form.register('phone')} />
          </Field>
          <Button type="submit" variant="primary" pending={pending} className="sm:mt-6">
            {t('find')}
          </Button>
        </Form>
      </Card>
      {found && <PersonFound found={found} requestId={requestId} onErasing={() => setFound(null)} />}
    </>
  )
}
