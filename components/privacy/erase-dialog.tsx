'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { erasePerson } from '@/lib/privacy/actions'

type EraseDialogProps = {
  person: { email: string | null; phone: string | null }
  /** What goes, in words with counts. */
  what: string
  requestId: string | null
  onErasing: () => void
}

/** Names what goes for good, and has the person's own address or number typed before it does. */
export function EraseDialog({ person, what, requestId, onErasing }: EraseDialogProps) {
  const t = useTranslations('privacy.person')
  const all = useTranslations('privacy')
  const [isOpen, setOpen] = useState(false)
  const who = person.email ?? person.phone ?? ''
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { confirmation: '' },
    action: ({ confirmation }: { confirmation: string }) =>
      erasePerson({ ...person, requestId, confirmation }),
    onSuccess: () => {
      setOpen(false)
      toastDone(t('started'))
      onErasing()
    },
  })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="danger" icon={<Trash2 />}>
          {t('erase')}
        </Button>
      }
      title={t('eraseTitle', { who })}
      description={t('eraseText', { what })}
    >
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-text-muted">{t('kept')}</p>
        <Field
          label={t('confirmation', { who })}
          required
          error={form.formState.errors.confirmation?.message}
        >
          <Input {...form.register('confirmation')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOpen(false)}>{all('cancel')}</Button>
          <Button type="submit" variant="danger" pending={pending}>
            {t('confirm')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
