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

/** A mail on a record's timeline, answered where it stands. */
export function TimelineMessage({ entry, mail }: { entry: MailEntry; mail: MailRights | null }) {
  const t = useTranslations('mail.compose')
  const { message, recordId, canSend } = entry
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
            storageKey={storageKey}
            initial={answerTo(message, (subject) => t('replyPrefix', { subject }))}
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
