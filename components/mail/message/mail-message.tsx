'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import { MessageBody } from './message-body'
import { MessageFiles } from './message-files'
import { MessageHead } from './message-head'
import { MessageTroubles } from './message-troubles'

/** One mail as a person reads it. `children` stand below: what can be done with it. */
export function MailMessage({ message, children }: { message: ShownMessage; children?: ReactNode }) {
  const t = useTranslations('mail.message')
  const id = useId()
  const { direction, subject } = message
  return (
    <article aria-labelledby={id} className="min-w-0 overflow-hidden rounded-lg border bg-surface-raised">
      <MessageHead message={message} />
      <div className="flex min-w-0 flex-col gap-3 px-3 py-3">
        <h3 id={id} className="text-base [overflow-wrap:anywhere]">
          <span className="sr-only">{direction === 'in' ? t('in') : t('out')}: </span>
          {subject || t('noSubject')}
        </h3>
        <MessageTroubles message={message} />
        <MessageBody message={message} />
        <MessageFiles files={message.files} />
        {children}
      </div>
    </article>
  )
}
