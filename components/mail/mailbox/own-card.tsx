'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { MailboxStatus } from './mailbox-status'
import { MailboxTools } from './mailbox-tools'
import { OwnForm } from './own-form'
import { RemoveMailbox } from './remove-mailbox'

type OwnCardProps = { mailbox: ShownMailbox | null; ownAddress: string }

/** One's own mailbox: connected, watched, given up. */
export function OwnCard({ mailbox, ownAddress }: OwnCardProps) {
  const t = useTranslations('mailbox')
  const [isEditing, setEditing] = useState(false)
  const close = () => setEditing(false)
  return (
    <Card title={t('own')} id="mailbox">
      <div className="flex flex-col items-start gap-3">
        <p className="max-w-prose text-text-muted">{t('ownText')}</p>
        {mailbox && !isEditing && (
          <>
            <p>
              <strong className="font-medium [overflow-wrap:anywhere]">{mailbox.address}</strong>
              {' · '}
              {mailbox.isShared ? t('isShared') : t('isPrivate')}
            </p>
            <div className="w-full">
              <MailboxStatus mailbox={mailbox} />
            </div>
            <MailboxTools mailbox={mailbox} isOwn>
              <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
              <RemoveMailbox id={mailbox.id} isOwn />
            </MailboxTools>
          </>
        )}
        {isEditing ? (
          <OwnForm mailbox={mailbox} ownAddress={ownAddress} onClose={close} />
        ) : (
          !mailbox && (
            <Button variant="primary" onClick={() => setEditing(true)}>
              {t('connect')}
            </Button>
          )
        )}
      </div>
    </Card>
  )
}
