'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/radio-group'
import { toastDone, toastError } from '@/components/ui/toaster'
import { removeMailbox } from '@/lib/mail/mailbox/actions'

/** Asks before a mailbox is given up, and whether what was filed from a member's own stays. */
export function RemoveMailbox({ id, isOwn = false }: { id: string; isOwn?: boolean }) {
  const t = useTranslations('mailbox.remove')
  const ui = useTranslations('ui')
  const [keeps, setKeeps] = useState<'keep' | 'forget'>('keep')
  const remove = async () => {
    const result = await removeMailbox({ id, keepsMails: keeps === 'keep' }).catch(() => null)
    if (result?.ok) toastDone(t('done'))
    else toastError(result?.error.message ?? ui('unreachable'))
  }
  return (
    <AlertDialog
      trigger={<Button>{t('open')}</Button>}
      title={t('title')}
      description={isOwn ? t('aboutOwn') : t('about')}
      confirmLabel={t('open')}
      cancelLabel={t('cancel')}
      onConfirm={remove}
    >
      {isOwn && (
        <RadioGroup
          aria-label={t('mails')}
          value={keeps}
          onChange={setKeeps}
          options={[
            { value: 'keep', label: t('keep'), hint: t('keepHint') },
            { value: 'forget', label: t('forget'), hint: t('forgetHint') },
          ]}
        />
      )}
    </AlertDialog>
  )
}
