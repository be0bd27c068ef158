'use client'

import { Reply, RotateCcw, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { cancelMessage, retryMessage } from '@/lib/mail/outbound/actions'
import type { ShownMessage } from '@/lib/mail/outbound/messages'

type MessageActionsProps = { message: ShownMessage; onReply?: () => void }

/** What can be done with a mail now. */
export function MessageActions({ message, onReply }: MessageActionsProps) {
  const t = useTranslations('mail.message')
  const { pending, run } = useRun()
  const { id, canCancel, canRetry } = message
  if (!onReply && !canCancel && !canRetry) return null
  return (
    <div className="flex flex-wrap gap-2">
      {onReply && (
        <Button size="sm" icon={<Reply />} onClick={onReply}>
          {t('reply')}
        </Button>
      )}
      {canCancel && (
        <Button
          size="sm"
          icon={<Undo2 />}
          pending={pending}
          onClick={() => run(() => cancelMessage({ id }), t('cancelled'))}
        >
          {t('cancel')}
        </Button>
      )}
      {canRetry && (
        <Button
          size="sm"
          icon={<RotateCcw />}
          pending={pending}
          onClick={() => run(() => retryMessage({ id }), t('retried'))}
        >
          {t('retry')}
        </Button>
      )}
    </div>
  )
}

function useRun() {
  const ui = useTranslations('ui')
  const [pending, setPending] = useState(false)
  const run = async (act: () => Promise<Result<unknown>>, done: string) => {
    setPending(true)
    const result = await act().catch(() => null)
    setPending(false)
    if (result?.ok) toastDone(done)
    else toastError(result?.error.message ?? ui('unreachable'))
  }
  return { pending, run }
}
