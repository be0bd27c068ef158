'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useActionForm } from '@/components/ui/use-action-form'
import { createGroup } from '@/lib/rights/actions'
import type { Group } from '@/lib/rights/group-queries'

type NewGroupProps = { groups: Group[]; onClose: () => void }

const NOTHING = 'nothing'

/** A new group begins as a copy of another, or with no rights at all, and is then filled in on its page. */
export function NewGroup({ groups, onClose }: NewGroupProps) {
  const t = useTranslations('rights')
  const router = useRouter()
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { name: '', description: '', copyOf: NOTHING },
    action: ({ copyOf, ...values }) => createGroup({ ...values, copyOf: copyOf === NOTHING ? null : copyOf }),
    onSuccess: ({ id }) => router.push(`/settings/groups/${id}`),
  })
  const { errors } = form.formState
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('create')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required error={errors.name?.message}>
          <Input maxLength={100} {...form.register('name')} />
        </Field>
        <Field label={t('description')} error={errors.description?.message}>
          <Input maxLength={500} {...form.register('description')} />
        </Field>
        <Controller
          control={form.control}
          name="copyOf"
          render={({ field }) => (
            <Field label={t('copyOf')} hint={t('copyOfHint')}>
              <Select
                value={field.value}
                onChange={field.onChange}
                options={[
                  { value: NOTHING, label: t('copyNothing') },
                  ...groups.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </Field>
          )}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
