'use client'

import { PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import { Composer } from './composer'
import { draftKey, newDraft } from './draft'
import { useOpenComposer } from './use-open-composer'

/** Above the timeline: a button that becomes the place to write a mail. */
export function ComposeCard({ mail }: { mail: MailRights }) {
  const t = useTranslations('mail.compose')
  const { entity, recordId, recipient } = mail
  const storageKey = draftKey(mail.memberId, recordId, null)
  const { isOpen, open, close } = useOpenComposer(storageKey)
  if (!mail.canSend)
    return (
      <div className="flex flex-wrap items-center gap-3 text-sm text-text-muted">
        <Button icon={<PenLine />} disabled>
          {t('open')}
        </Button>
        {t('noRight')}
      </div>
    )
  if (!isOpen)
    return (
      <Button icon={<PenLine />} onClick={open} className="self-start">
        {t('open')}
      </Button>
    )
  return (
    <Card title={t('title')}>
      <Composer
        mail={mail}
        about={{ entity, recordId }}
        answersId={null}
        storageKey={storageKey}
        initial={newDraft(recipient ? [recipient] : [])}
        onClose={close}
        onReturned={open}
      />
    </Card>
  )
}
