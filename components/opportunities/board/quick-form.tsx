'use client'

import { useTranslations } from 'next-intl'
import { focusCard } from '@/components/records/board/focus'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastUndo } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { addOpportunity, archiveOpportunity } from '@/lib/opportunities/actions'
import { useBoard } from './context'
import { landingValues } from './landing-values'
import type { Column } from './state'

type Values = { title: string; customerName: string; amount: string }

/** Stays open for the next card until it is closed. */
export function QuickForm({ column, close }: { column: Column; close: () => void }) {
  const t = useTranslations('board')
  const { store } = useBoard()
  const { form, submit, pending, error } = useActionForm<Values, { id: string; version: number }>({
    defaultValues: { title: '', customerName: '', amount: '' },
    action: ({ customerName, amount, title }) =>
      addOpportunity({
        title,
        customerName: customerName || null,
        amount: amount || 0,
        ...landingValues(store.get().group, column),
      }),
    onSuccess: (saved) => {
      form.reset()
      form.setFocus('title')
      toastUndo({ message: t('created'), undo: async () => void (await archiveOpportunity(saved)) })
      focusLater(saved.id)
      void store.reread([saved.id]) // also where live updates are cut off
    },
  })
  const { errors } = form.formState
  return (
    <Form
      onSubmit={submit}
      error={Object.keys(errors).length > 1 ? undefined : error}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      className="flex flex-col gap-2 rounded-lg border bg-surface-raised p-2"
    >
      <Field label={t('titleField')} error={errors.title?.message} required>
        <Input {...form.register('title')} autoFocus autoComplete="off" maxLength={255} />
      </Field>
      <Field label={t('customerField')} error={errors.customerName?.message}>
        <Input {...form.register('customerName')} autoComplete="off" />
      </Field>
      <Field label={t('amountField')} error={errors.amount?.message}>
        <Input
          {...form.register('amount')}
          inputMode="text"
          autoComplete="off"
          placeholder={t('amountHint')}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="sm" pending={pending}>
          {t('save')}
        </Button>
        <Button size="sm" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </Form>
  )
}

// The card arrives by live update; the form keeps the focus for the next one until it is closed.
function focusLater(id: string) {
  if (!document.activeElement?.closest('form')) focusCard(id)
}
