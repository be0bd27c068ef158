'use client'

import { Ellipsis, Eye, ShieldCheck, UserCheck, UserX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import type { MenuEntry } from '@/components/ui/menu-entries'
import { toastDone, toastError } from '@/components/ui/toaster'
import { reactivateMember } from '@/lib/identity/actions'
import { viewAs } from '@/lib/rights/actions'
import type { GroupOption } from './group-choice'
import { GroupsDialog } from './groups-dialog'
import { DeactivateDialog } from './member/deactivate-dialog'
import type { ShownMember } from './member-table'

type MemberMenuProps = {
  member: ShownMember
  groups: GroupOption[]
  undoSeconds: number
  canViewAs: boolean
}

/** What an administrator may do with one person. Rights can be taken back; shutting out asks first. */
export function MemberMenu({ member, groups, undoSeconds, canViewAs }: MemberMenuProps) {
  const t = useTranslations('users')
  const [asking, setAsking] = useState(false)
  const [granting, setGranting] = useState(false)
  const { reactivate, lookAs } = useMemberActions(member)
  const entries: MenuEntry[] = [
    { label: t('changeGroups'), icon: <ShieldCheck />, onSelect: () => setGranting(true) },
    ...(canViewAs && member.isActive
      ? [{ label: t('viewAs'), icon: <Eye />, onSelect: () => startTransition(lookAs) }]
      : []),
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
      <GroupsDialog
        member={member}
        groups={groups}
        undoSeconds={undoSeconds}
        open={granting}
        onOpenChange={setGranting}
      />
      <DeactivateDialog member={member} open={asking} onOpenChange={setAsking} undoSeconds={undoSeconds} />
    </>
  )
}

function useMemberActions({ id, version, name }: ShownMember) {
  const t = useTranslations('users')
  return {
    async lookAs() {
      const result = await viewAs({ memberId: id })
      if (result.ok) window.location.assign('/board')
      else toastError(result.error.message)
    },
    async reactivate() {
      const result = await reactivateMember({ id, version })
      if (result.ok) toastDone(t('reactivated', { name }))
      else toastError(result.error.message)
    },
  }
}
