'use client'

import { Ellipsis, UserCheck, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { toastDone, toastError, toastUndo } from '@/components/ui/toaster'
import { changeRole, deactivateMember, reactivateMember } from '@/lib/identity/actions'
import type { ShownMember } from './member-table'
import { ROLE_NAMES, type RoleName } from './roles'

/** What an administrator may do with one person. Roles can be taken back; shutting out asks first. */
export function MemberMenu({ member, undoSeconds }: { member: ShownMember; undoSeconds: number }) {
  const t = useTranslations('users')
  const [asking, setAsking] = useState(false)
  const { setRole, deactivate, reactivate } = useMemberActions(member, undoSeconds)
  const roles = useTranslations('identity.roles')
  const entries: MenuEntry[] = [
    {
      kind: 'radio',
      label: t('changeRole'),
      value: member.role,
      options: ROLE_NAMES.map((value) => ({ value, label: roles(value) })),
      onChange: (role) => startTransition(() => setRole(role as RoleName)),
    },
    { kind: 'separator' },
    member.isActive
      ? { label: t('deactivate'), icon: <UserX />, danger: true, onSelect: () => setAsking(true) }
      : { label: t('reactivate'), icon: <UserCheck />, onSelect: () => startTransition(reactivate) },
  ]

  return (
    <>
      <DropdownMenu
        align="end"
        entries={entries}
        trigger={<IconButton label={t('more', { name: member.name })} icon={<Ellipsis />} />}
      />
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('deactivateTitle', { name: member.name })}
        description={t('deactivateText', { name: member.name })}
        confirmLabel={t('deactivate')}
        cancelLabel={t('cancel')}
        onConfirm={deactivate}
      />
    </>
  )
}

function useMemberActions({ id, version, name, role: before }: ShownMember, undoSeconds: number) {
  const t = useTranslations('users')
  const roles = useTranslations('identity.roles')
  const takeBack = async (changed: number) => {
    const result = await changeRole({ id, version: changed, role: before })
    if (!result.ok) toastError(result.error.message)
  }
  return {
    async setRole(role: RoleName) {
      const result = await changeRole({ id, version, role })
      if (!result.ok) return void toastError(result.error.message)
      const message = t('roleChanged', { name, role: roles(role) })
      toastUndo({ message, seconds: undoSeconds, undo: () => takeBack(result.data.version) })
    },
    async deactivate() {
      const result = await deactivateMember({ id, version })
      if (result.ok) toastDone(t('deactivated', { name }))
      else toastError(result.error.message)
    },
    async reactivate() {
      const result = await reactivateMember({ id, version })
      if (result.ok) toastDone(t('reactivated', { name }))
      else toastError(result.error.message)
    },
  }
}
