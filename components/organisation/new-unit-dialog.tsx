'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import type { UnitItem } from '@/lib/organisation/queries'
import { UnitSelect } from './unit-select'
import type { Organisation } from './use-organisation'

const KINDS = ['company', 'branch', 'department'] as const
type Values = { name: string; kind: (typeof KINDS)[number]; parentId: string }

type NewUnitDialogProps = {
  units: UnitItem[]
  parent: UnitItem
  create: Organisation['create']
  onCreated: (id: string) => void
  onClose: () => void
}

export function NewUnitDialog({ units, parent, create, onCreated, onClose }: NewUnitDialogProps) {
  const t = useTranslations('organisation')
  const kinds = useTranslations('organisation.kinds')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { name: '', kind: 'department', parentId: parent.id } as Values,
    action: create,
    onSuccess: ({ id }) => {
      toastDone(t('created', { name: form.getValues('name') }))
      onCreated(id)
    },
  })
  const { errors } = form.formState
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('newUnit')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required error={errors.name?.message}>
          <Input maxLength={100} {...form.register('name')} />
        </Field>
        <Controller
          control={form.control}
          name="kind"
          render={({ field }) => (
            <Field label={t('kind')}>
              <Select {...field} options={KINDS.map((value) => ({ value, label: kinds(value) }))} />
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="parentId"
          render={({ field }) => (
            <Field label={t('parent')} error={errors.parentId?.message}>
              <UnitSelect label={t('parent')} units={units} value={field.value} onChange={field.onChange} />
            </Field>
          )}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {t('create')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
