'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import type { Option } from '@/components/ui/select'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { updateMember } from '@/lib/identity/actions'
import { SubmitButton } from '../submit-button'

type AboutCardProps = {
  member: { id: string; version: number; name: string; email: string }
  own: Option[]
  teams: Option[]
}
type Values = { name: string; teams: Option[] }

/** A member's name in this company and their teams. */
export function AboutCard({ member, own, teams }: AboutCardProps) {
  const t = useTranslations('users')
  const { id, version, email } = member
  const { form, submit, pending, error } = useActionForm<Values, unknown>({
    defaultValues: { name: member.name, teams: own },
    action: ({ name, teams }) =>
      updateMember({ id, version, name, teamIds: teams.map(({ value }) => value) }),
    onSuccess: () => toastDone(t('updated', { name: form.getValues('name') })),
  })
  const { errors } = form.formState
  return (
    <Card title={t('about')}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required hint={t('nameHint')} error={errors.name?.message}>
          <Input autoComplete="off" {...form.register('name')} />
        </Field>
        <Field label={t('email')} hint={t('emailHint')}>
          <Input value={email} readOnly />
        </Field>
        <Controller
          control={form.control}
          name="teams"
          render={({ field }) => (
            <Field label={t('teams')} hint={t('teamsEditHint')} error={errors.teams?.message}>
              <MultiCombobox
                label={t('teams')}
                options={teams}
                value={field.value}
                onChange={field.onChange}
              />
            </Field>
          )}
        />
        <SubmitButton pending={pending}>{t('update')}</SubmitButton>
      </Form>
    </Card>
  )
}
