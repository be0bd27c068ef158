'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Option } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { inviteMember } from '@/lib/identity/actions'
import { ROLE_NAMES, type RoleName } from './roles'

type Values = { email: string; role: RoleName; teams: Option[] }
type InviteDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; teams: Option[] }

export function InviteDialog({ open, onOpenChange, teams }: InviteDialogProps) {
  const t = useTranslations('users')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('inviteTitle')} description={t('inviteText')}>
      <InviteForm teams={teams} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function InviteForm({ teams, onDone }: { teams: Option[]; onDone: () => void }) {
  const t = useTranslations('users')
  const identity = useTranslations('identity')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { email: '', role: 'representative', teams: [] } as Values,
    action: ({ email, role, teams }) =>
      inviteMember({ email, role, teamIds: teams.map(({ value }) => value) }),
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
        name="role"
        render={({ field }) => (
          <Field label={t('role')}>
            <RadioGroup
              value={field.value}
              onChange={field.onChange}
              options={ROLE_NAMES.map((value) => ({
                value,
                label: identity(`roles.${value}`),
                hint: identity(`roleHints.${value}`),
              }))}
            />
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
