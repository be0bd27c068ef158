'use client'

import { Eye, X } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Spinner } from '@/components/ui/spinner'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import type { Access, Reason, Share } from '@/lib/rights/access'
import { addDays, dateIn, formatDate } from '@/lib/vietnam/date'
import { ShareForm, type ShareInput } from './share-form'

export type AccessActions = {
  load(input: { id: string }): Promise<Result<Access>>
  share(input: ShareInput & { id: string }): Promise<Result<unknown>>
  unshare(input: { id: string; shareId: string }): Promise<Result<unknown>>
}

type AccessDialogProps = {
  id: string
  title: string
  actions: AccessActions
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Why the reader sees a record, and with whom it is shared. */
export function AccessDialog({ id, title, actions, open, onOpenChange }: AccessDialogProps) {
  const t = useTranslations('sharing')
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={title}>
      {open && <AccessPanel id={id} actions={actions} />}
    </Dialog>
  )
}

function AccessPanel({ id, actions }: Pick<AccessDialogProps, 'id' | 'actions'>) {
  const t = useTranslations('sharing')
  const unreachable = useTranslations('ui')('unreachable')
  const [access, setAccess] = useState<Access>()
  const load = useCallback(async () => {
    const result = await actions.load({ id }).catch(() => null)
    if (result?.ok) setAccess(result.data)
    else toastError(result ? result.error.message : unreachable)
  }, [actions, id, unreachable])
  useEffect(() => void load(), [load])
  const withdraw = async (shareId: string) => {
    const result = await actions.unshare({ id, shareId }).catch(() => null)
    if (!result?.ok) toastError(result ? result.error.message : unreachable)
    await load()
  }
  if (!access) return <Spinner />
  return (
    <div className="flex flex-col gap-5">
      <section aria-labelledby="access-why">
        <h3 id="access-why" className="mb-1 flex items-center gap-2 text-base">
          <Eye aria-hidden className="size-4" /> {t('why')}
        </h3>
        <ul className="list-disc ps-5">
          {access.reasons.map((reason) => (
            <li key={`${reason.kind}${reason.name}`}>
              <ReasonLine reason={reason} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="access-shares">
        <h3 id="access-shares" className="mb-1 text-base">
          {t('sharedWith')}
        </h3>
        {access.shares.length === 0 && <p className="text-text-muted">{t('nobody')}</p>}
        <ul className="divide-y">
          {access.shares.map((share) => (
            <ShareLine
              key={share.id}
              share={share}
              onWithdraw={access.canShare ? () => withdraw(share.id) : undefined}
            />
          ))}
        </ul>
      </section>
      {access.canShare && (
        <ShareForm
          grantees={access.grantees}
          action={(input) => actions.share({ id, ...input })}
          onShared={load}
        />
      )}
    </div>
  )
}

function ReasonLine({ reason }: { reason: Reason }) {
  const t = useTranslations('sharing')
  const until = useUntil()
  return (
    <>
      {t(`reasons.${reason.kind}`, { name: reason.name })}
      {reason.access && ` (${t(`access.${reason.access}`)}${until(reason.endsAt)})`}
    </>
  )
}

function ShareLine({ share, onWithdraw }: { share: Share; onWithdraw?: () => void }) {
  const t = useTranslations('sharing')
  const until = useUntil()
  const { name, granteeKind, access, endsAt, isOver } = share
  return (
    <li className="flex items-center gap-3 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-sm text-text-muted">
          {t(`kinds.${granteeKind}`)} · {t(`access.${access}`)}
          {until(endsAt)}
        </span>
      </span>
      {isOver && <Badge tone="warning">{t('over')}</Badge>}
      {onWithdraw && <IconButton label={t('withdrawOf', { name })} icon={<X />} onClick={onWithdraw} />}
    </li>
  )
}

/** A share ends at midnight after its last day. */
function useUntil() {
  const t = useTranslations('sharing')
  const timeZone = useTimeZone()
  return (endsAt: string | null | undefined) =>
    endsAt ? `, ${t('until', { date: formatDate(addDays(dateIn(new Date(endsAt), timeZone), -1)) })}` : ''
}
