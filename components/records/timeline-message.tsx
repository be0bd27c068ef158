'use client'

import { useTranslations } from 'next-intl'
import type { MailRights } from '@/components/mail/compose/compose-card'
import { Composer } from '@/components/mail/compose/composer'
import { answerTo, draftKey } from '@/components/mail/compose/draft'
import { useOpenComposer } from '@/components/mail/compose/use-open-composer'
import { MailMessage } from '@/components/mail/message/mail-message'
import { MessageActions } from '@/components/mail/message/message-actions'
import { MessageHints } from '@/components/mail/message/message-hints'
import type { ShownMessage } from '@/lib/mail/outbound/messages'

type TimelineMessageProps = { message: ShownMessage; recordId: string; rights: MailRights }

/** A mail on a record's timeline, answered where it stands. */
export function TimelineMessage({ message, recordId, rights }: TimelineMessageProps) {
  const t = useTranslations('mail.compose')
  const storageKey = draftKey(rights.memberId, recordId, message.id)
  const { isOpen, open, close } = useOpenComposer(storageKey)
  return (
    <MailMessage message={message}>
      <MessageHints hints={message.hints} />
      {isOpen ? (
        <div className="border-t pt-3">
          <Composer
            opportunityId={recordId}
            answersId={message.id}
            storageKey={storageKey}
            initial={answerTo(message, (subject) => t('replyPrefix', { subject }))}
            isCapturing={rights.isCapturing}
            mostAttached={rights.mostAttached}
            onClose={close}
            onReturned={open}
          />
        </div>
      ) : (
        <MessageActions message={message} onReply={rights.canSend ? open : undefined} />
      )}
    </MailMessage>
  )
}
