'use client'

import { useTranslations } from 'next-intl'
import { Composer } from '@/components/mail/compose/composer'
import { answerTo, draftKey } from '@/components/mail/compose/draft'
import { useOpenComposer } from '@/components/mail/compose/use-open-composer'
import { MailMessage } from '@/components/mail/message/mail-message'
import { MessageActions } from '@/components/mail/message/message-actions'
import { MessageHints } from '@/components/mail/message/message-hints'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import type { MailEntry } from '@/lib/records/timeline-entry'

type AnswerableMailProps = Pick<MailEntry, 'message' | 'recordId' | 'canSend'> & { mail: MailRights | null }

/** A mail that is answered where it stands: on a record's timeline, or among those that wait. */
export function AnswerableMail({ message, recordId, canSend, mail }: AnswerableMailProps) {
  const t = useTranslations('mail.compose')
  const storageKey = draftKey(mail?.memberId ?? '', recordId, message.id)
  const { isOpen, open, close } = useOpenComposer(storageKey)
  return (
    <MailMessage message={message}>
      <MessageHints hints={message.hints} />
      {isOpen && mail ? (
        <div className="border-t pt-3">
          <Composer
            mail={mail}
            about={{ entity: message.entity, recordId }}
            answersId={message.id}
            answersPrivate={message.isPrivate}
            storageKey={storageKey}
            initial={answerTo(message, (subject) => t('replyPrefix', { subject }), mail.ownAddress)}
            onClose={close}
            onReturned={open}
          />
        </div>
      ) : (
        <MessageActions message={message} onReply={canSend && mail ? open : undefined} />
      )}
    </MailMessage>
  )
}
