'use client'

import { Trash2, UserCheck, UserX } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import { reactivateMember } from '@/lib/identity/actions'
import { deleteMember } from '@/lib/ownership/actions'
import { DeactivateDialog } from './deactivate-dialog'

type Leaver = { id: string; version: number; name: string; isActive: boolean }
type LeavingCardProps = { member: Leaver; ownedCount: number; undoSeconds: number }

/** The ways out of a company: shut out, let in again, deleted when nothing is owned. */
export function LeavingCard({ member, ownedCount, undoSeconds }: LeavingCardProps) {
  const t = useTranslations('users')
  const [asking, setAsking] = useState(false)
  const { id, version, name, isActive } = member
  const reactivate = async () => {
    const result = await reactivateMember({ id, version })
    if (result.ok) toastDone(t('reactivated', { name }))
    else toastError(result.error.message)
  }
  return (
    <Card title={t('leaving')} flush>
      <ul>
        <Way text={t(isActive ? 'deactivateHint' : 'reactivateHint')}>
          {isActive ? (
            <Button icon={<UserX aria-hidden />} onClick={() => setAsking(true)}>
              {t('deactivate')}
            </Button>
          ) : (
            <Button icon={<UserCheck aria-hidden />} onClick={reactivate}>
              {t('reactivate')}
            </Button>
          )}
        </Way>
        <Way text={ownedCount > 0 ? t('deleteBlocked', { count: ownedCount }) : t('deleteHint')}>
          <DeleteButton member={member} disabled={ownedCount > 0} />
        </Way>
      </ul>
      <DeactivateDialog member={member} open={asking} onOpenChange={setAsking} undoSeconds={undoSeconds} />
    </Card>
  )
}

function DeleteButton({ member: { id, version, name }, disabled }: { member: Leaver; disabled: boolean }) {
  const t = useTranslations('users')
  const router = useRouter()
  const remove = async () => {
    const result = await deleteMember({ id, version })
    if (!result.ok) return toastError(result.error.message)
    toastDone(t('deleted', { name }))
    router.push('/settings/users')
  }
  return (
    <AlertDialog
      title={t('deleteTitle', { name })}
      description={t('deleteText', { name })}
      confirmLabel={t('delete')}
      cancelLabel={t('cancel')}
      onConfirm={remove}
      trigger={
        <Button icon={<Trash2 aria-hidden />} disabled={disabled}>
          {t('delete')}
        </Button>
      }
    />
  )
}

function Way({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <p className="min-w-0 flex-1 basis-64 text-pretty text-sm text-text-muted">{text}</p>
      {children}
    </li>
  )
}
