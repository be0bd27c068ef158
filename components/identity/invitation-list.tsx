'use client'

import { MailPlus, Send, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { toastDone, toastError } from '@/components/ui/toaster'
import { resendInvitation, withdrawInvitation } from '@/lib/identity/actions'

export type ShownInvitation = {
  id: string
  email: string
  groups: string[]
  teams: string[]
  isExpired: boolean
  expires: string
}

type InvitationListProps = { invitations: ShownInvitation[]; invite: ReactNode; isAlone: boolean }

/** Who has been invited and not come yet. */
export function InvitationList({ invitations, invite, isAlone }: InvitationListProps) {
  const t = useTranslations('users')
  if (invitations.length === 0) {
    if (!isAlone) return null
    return (
      <EmptyState icon={<MailPlus />} title={t('invitationsEmptyTitle')} action={invite}>
        {t('invitationsEmptyText')}
      </EmptyState>
    )
  }
  return (
    <Card title={t('invitations')} flush>
      <ul>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Card>
  )
}

function InvitationRow({ invitation }: { invitation: ShownInvitation }) {
  const t = useTranslations('users')
  const [sending, setSending] = useState(false)
  const { id, email, groups, teams, isExpired, expires } = invitation
  const resend = async () => {
    setSending(true)
    const result = await resendInvitation({ id })
    setSending(false)
    if (result.ok) toastDone(t('resent', { email }))
    else toastError(result.error.message)
  }
  const withdraw = async () => {
    const result = await withdrawInvitation({ id })
    if (result.ok) toastDone(t('withdrawn', { email }))
    else toastError(result.error.message)
  }

  return (
    <li className="flex items-center gap-3 border-b px-4 py-2 last:border-b-0">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{email}</span>
        <span className="block text-sm text-text-muted">{[...groups, ...teams].join(' · ')}</span>
        <span className="block text-sm text-text-muted">
          {isExpired ? <Badge tone="warning">{t('expired')}</Badge> : `${t('expires')} ${expires}`}
        </span>
      </span>
      <IconButton label={t('resendOf', { email })} icon={<Send />} pending={sending} onClick={resend} />
      <AlertDialog
        title={t('withdrawTitle')}
        description={t('withdrawText', { email })}
        confirmLabel={t('withdraw')}
        cancelLabel={t('cancel')}
        onConfirm={withdraw}
        trigger={<IconButton label={t('withdrawOf', { email })} icon={<X />} />}
      />
    </li>
  )
}
