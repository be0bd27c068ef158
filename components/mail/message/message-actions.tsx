'use client'

import { Lock, Mail, MailOpen, Reply, RotateCcw, Undo2, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { markSeen, shareMail } from '@/lib/mail/mailbox/actions'
import { cancelMessage, retryMessage } from '@/lib/mail/outbound/actions'
import type { ShownMessage } from '@/lib/mail/outbound/messages'

type MessageActionsProps = { message: ShownMessage; onReply?: () => void }

/** What can be done with a mail now. */
export function MessageActions({ message, onReply }: MessageActionsProps) {
  const t = useTranslations('mail.message')
  const { pending, run } = useRun()
  const { id, canCancel, canRetry, canShare } = message
  if (!onReply && !canCancel && !canRetry && !canShare) return null
  return (
    <div className="flex flex-wrap gap-2">
      {onReply && (
        <Button size="sm" icon={<Reply />} onClick={onReply}>
          {t('reply')}
        </Button>
      )}
      {canShare && <OwnMail message={message} pending={pending} run={run} />}
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

type OwnMailProps = { message: ShownMessage; pending: boolean; run: ReturnType<typeof useRun>['run'] }

/** What else can be done with a mail of one's own mailbox. */
function OwnMail({ message: { id, isPrivate, isRead }, pending, run }: OwnMailProps) {
  const t = useTranslations('mail.message')
  return (
    <>
      <Button
        size="sm"
        icon={isPrivate ? <Users /> : <Lock />}
        pending={pending}
        onClick={() =>
          run(() => shareMail({ id, isShared: isPrivate }), isPrivate ? t('shared') : t('hidden'))
        }
      >
        {isPrivate ? t('share') : t('hide')}
      </Button>
      {isRead !== null && (
        <Button
          size="sm"
          icon={isRead ? <Mail /> : <MailOpen />}
          pending={pending}
          onClick={() => run(() => markSeen({ id, isSeen: !isRead }), isRead ? t('nowUnread') : t('nowRead'))}
        >
          {isRead ? t('markUnread') : t('markRead')}
        </Button>
      )}
    </>
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
