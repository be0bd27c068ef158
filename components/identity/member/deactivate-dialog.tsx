'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { toastDone, toastError } from '@/components/ui/toaster'
import { deactivateMember } from '@/lib/identity/actions'
import { readOwned } from '@/lib/ownership/actions'
import type { Handable } from '@/lib/ownership/owned'
import { HandOverFields, NO_HAND_OVER } from './hand-over-fields'
import { OwnedList } from './owned-list'
import { useHandOver } from './use-hand-over'

type DeactivateDialogProps = {
  member: { id: string; version: number; name: string }
  open: boolean
  onOpenChange: (open: boolean) => void
  undoSeconds: number
}

/** Shuts a member out, and offers to hand over what they own in the same breath. */
export function DeactivateDialog({ member, open, onOpenChange, undoSeconds }: DeactivateDialogProps) {
  const t = useTranslations('users')
  const { id, version, name } = member
  const [handable, setHandable] = useState<Handable>()
  const [choice, setChoice] = useState(NO_HAND_OVER)
  const handOver = useHandOver(member, undoSeconds)

  useEffect(() => {
    if (!open) return
    setChoice(NO_HAND_OVER)
    readOwned({ id }).then((result) => setHandable(result.ok ? result.data : undefined))
  }, [open, id])

  const deactivate = async () => {
    const result = await deactivateMember({ id, version })
    if (!result.ok) return toastError(result.error.message)
    toastDone(t('deactivated', { name }))
    const refused = await handOver(choice)
    if (refused) toastError(refused)
  }

  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('deactivateTitle', { name })}
      description={t('deactivateText', { name })}
      confirmLabel={t('deactivate')}
      cancelLabel={t('cancel')}
      onConfirm={deactivate}
    >
      {handable && handable.owned.length > 0 && (
        <div className="flex flex-col gap-4">
          <OwnedList id={id} owned={handable.owned} />
          <HandOverFields canKeep name={name} handable={handable} value={choice} onChange={setChoice} />
        </div>
      )}
    </AlertDialog>
  )
}
