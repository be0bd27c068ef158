'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Textarea } from '@/components/ui/textarea'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Result } from '@/lib/kernel/result'

type ReasonDialogProps = {
  title: string
  confirmLabel: string
  save: (reason: string) => Promise<Result<unknown>>
  onClose: () => void
}

/** Asks why, and keeps what was typed when it is refused. */
export function ReasonDialog({ title, confirmLabel, save, onClose }: ReasonDialogProps) {
  const t = useTranslations('privacy')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { reason: '' },
    action: ({ reason }: { reason: string }) => save(reason),
    onSuccess: onClose,
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('requests.reason')} required error={form.formState.errors.reason?.message}>
          <Textarea rows={4} {...form.register('reason')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {confirmLabel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
