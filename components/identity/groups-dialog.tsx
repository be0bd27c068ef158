'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { toastError, toastUndo } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { setGroups } from '@/lib/identity/actions'
import { GroupChoice, type GroupOption } from './group-choice'
import type { ShownMember } from './member-table'

type GroupsDialogProps = {
  member: ShownMember
  groups: GroupOption[]
  undoSeconds: number
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Phân quyền: which groups a person belongs to. Rights come from nowhere else. */
export function GroupsDialog({ open, onOpenChange, ...rest }: GroupsDialogProps) {
  const t = useTranslations('users')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('groupsTitle', { name: rest.member.name })}
      description={t('groupsText')}
    >
      <GroupsForm {...rest} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

type FormProps = Omit<GroupsDialogProps, 'open' | 'onOpenChange'> & { onDone: () => void }

function GroupsForm({ member, groups, undoSeconds, onDone }: FormProps) {
  const t = useTranslations('users')
  const { id, version, name } = member
  const before = member.groups.map((group) => group.id)
  const takeBack = async (changed: number) => {
    const result = await setGroups({ id, version: changed, groupIds: before })
    if (!result.ok) toastError(result.error.message)
  }
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { groupIds: before },
    action: ({ groupIds }) => setGroups({ id, version, groupIds }),
    onSuccess: ({ version: changed }) => {
      if (changed !== version)
        toastUndo({
          message: t('groupsChanged', { name }),
          seconds: undoSeconds,
          undo: () => takeBack(changed),
        })
      onDone()
    },
  })

  return (
    <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
      <Controller
        control={form.control}
        name="groupIds"
        render={({ field, fieldState }) => (
          <Field label={t('groups')} error={fieldState.error?.message}>
            <GroupChoice groups={groups} value={field.value} onChange={field.onChange} />
          </Field>
        )}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {t('groupsSave')}
        </Button>
      </div>
    </Form>
  )
}
