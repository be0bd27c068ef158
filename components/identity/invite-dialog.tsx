'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { UnitSelect } from '@/components/organisation/unit-select'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import type { Option } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { inviteMember } from '@/lib/identity/actions'
import type { UnitItem } from '@/lib/organisation/queries'
import { GroupChoice, type GroupOption } from './group-choice'

type Values = { email: string; groupIds: string[]; teams: Option[]; unitId: string | null }
type Choices = { groups: GroupOption[]; teams: Option[]; units: UnitItem[] }
type InviteDialogProps = Choices & { open: boolean; onOpenChange: (open: boolean) => void }

export function InviteDialog({ open, onOpenChange, ...choices }: InviteDialogProps) {
  const t = useTranslations('users')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('inviteTitle')} description={t('inviteText')}>
      <InviteForm {...choices} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function InviteForm({ groups, teams, units, onDone }: Choices & { onDone: () => void }) {
  const t = useTranslations('users')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { email: '', groupIds: [], teams: [], unitId: rootOf(units) } as Values,
    action: ({ teams, ...given }) => inviteMember({ ...given, teamIds: teams.map(({ value }) => value) }),
    onSuccess: () => {
      toastDone(t('invited', { email: form.getValues('email') }))
      onDone()
    },
  })
  const { errors } = form.formState

  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('email')} required error={errors.email?.message}>
        <Input type="email" inputMode="email" autoCapitalize="none" {...form.register('email')} />
      </Field>
      <Controller
        control={form.control}
        name="groupIds"
        render={({ field, fieldState }) => (
          <Field label={t('groups')} required error={fieldState.error?.message}>
            <GroupChoice groups={groups} value={field.value} onChange={field.onChange} />
          </Field>
        )}
      />
      <Controller
        control={form.control}
        name="unitId"
        render={({ field, fieldState }) => (
          <Field label={t('unit')} error={fieldState.error?.message}>
            <UnitSelect label={t('unit')} units={units} value={field.value} onChange={field.onChange} />
          </Field>
        )}
      />
      <Controller
        control={form.control}
        name="teams"
        render={({ field }) => (
          <Field label={t('teams')} hint={t('teamsHint')}>
            <MultiCombobox label={t('teams')} options={teams} value={field.value} onChange={field.onChange} />
          </Field>
        )}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {t('inviteSubmit')}
        </Button>
      </div>
    </Form>
  )
}

const rootOf = (units: UnitItem[]) => units.find(({ kind }) => kind === 'root')?.id ?? null
