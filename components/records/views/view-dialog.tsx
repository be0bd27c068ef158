'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import type { RecordOption } from '@/components/fields/props'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { useActionForm } from '@/components/ui/use-action-form'
import { saveView } from '@/lib/records/actions'

type Share = 'mine' | 'team' | 'company'

export type ViewDialogProps = {
  entity: string
  layout: 'list' | 'board'
  query: string
  /** How far the reader may share. */
  shares: readonly Share[]
  teams: readonly RecordOption[]
  onClose: () => void
  onSaved?: (query: string) => void
}

type Values = { name: string; share: Share; teamId: string | null; isPinned: boolean; isDefault: boolean }

/** Names the question that the address asks now. */
export function ViewDialog({ entity, layout, query, shares, teams, onClose, onSaved }: ViewDialogProps) {
  const t = useTranslations('records.views')
  const { form, submit, pending, error } = useActionForm<Values, { id: string }>({
    defaultValues: {
      name: '',
      share: 'mine',
      teamId: teams[0]?.id ?? null,
      isPinned: false,
      isDefault: false,
    },
    action: (values) =>
      saveView({ ...values, teamId: values.share === 'team' ? values.teamId : null, entity, layout, query }),
    onSuccess: ({ id }) => {
      onClose()
      onSaved?.(`${query}${query && '&'}view=${id}`)
    },
  })
  const { errors } = form.formState
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('saveTitle')} size="sm">
      <Form onSubmit={submit} error={error} className="flex flex-col gap-4">
        <Field label={t('name')} required error={errors.name?.message}>
          <Input {...form.register('name')} maxLength={80} />
        </Field>
        {shares.length > 1 && (
          <Controller
            control={form.control}
            name="share"
            render={({ field }) => (
              <Field label={t('share')} error={errors.share?.message}>
                <RadioGroup
                  value={field.value}
                  onChange={field.onChange}
                  options={shares.map((value) => ({ value, label: t(`shares.${value}`) }))}
                />
              </Field>
            )}
          />
        )}
        {form.watch('share') === 'team' && (
          <Controller
            control={form.control}
            name="teamId"
            render={({ field }) => (
              <Field label={t('team')} error={errors.teamId?.message}>
                <Select
                  value={field.value ?? ''}
                  onChange={field.onChange}
                  options={teams.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            )}
          />
        )}
        {(['isPinned', 'isDefault'] as const).map((name) => (
          <Controller
            key={name}
            control={form.control}
            name={name}
            render={({ field }) => (
              <Checkbox label={t(name)} checked={field.value} onChange={field.onChange} />
            )}
          />
        ))}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  )
}
