'use client'

import { PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Composer } from './composer'
import { draftKey, type Mailbox, newDraft } from './draft'
import { useOpenComposer } from './use-open-composer'

/** What a person may do with mail on a record. */
export type MailRights = {
  memberId: string
  canSend: boolean
  isCapturing: boolean
  mostAttached: number
}

type ComposeCardProps = { opportunityId: string; contact: Mailbox | null; rights: MailRights }

/** Above the timeline: a button that becomes the place to write a mail. */
export function ComposeCard({ opportunityId, contact, rights }: ComposeCardProps) {
  const t = useTranslations('mail.compose')
  const storageKey = draftKey(rights.memberId, opportunityId, null)
  const { isOpen, open, close } = useOpenComposer(storageKey)
  if (!rights.canSend)
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
        opportunityId={opportunityId}
        answersId={null}
        storageKey={storageKey}
        initial={newDraft(contact ? [contact] : [])}
        isCapturing={rights.isCapturing}
        mostAttached={rights.mostAttached}
        onClose={close}
        onReturned={open}
      />
    </Card>
  )
}
