'use client'

import { ChevronDown, ChevronRight, FileCode2, Type } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import { MessageOriginal } from './message-original'

/** What was written, first as text without what it quotes; the original look and the quotes on request. */
export function MessageBody({ message }: { message: ShownMessage }) {
  const t = useTranslations('mail.message')
  const [isOriginal, setOriginal] = useState(false)
  const canShowOriginal = message.hasHtml || message.isCut
  return (
    <>
      {isOriginal ? (
        <MessageOriginal id={message.id} subject={message.subject} />
      ) : (
        <Text message={message} />
      )}
      {canShowOriginal && (
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            variant="ghost"
            icon={isOriginal ? <Type /> : <FileCode2 />}
            onClick={() => setOriginal(!isOriginal)}
            className="-ms-2"
          >
            {isOriginal ? t('text') : t('original')}
          </Button>
          {message.isCut && !isOriginal && <span className="text-sm text-text-muted">{t('cut')}</span>}
        </div>
      )}
    </>
  )
}

function Text({ message: { text, quoted, forwarded } }: { message: ShownMessage }) {
  const t = useTranslations('mail.message')
  return (
    <>
      {forwarded && <Forwarded forwarded={forwarded} />}
      {text && <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>}
      {quoted && <Quoted text={quoted} labels={[t('showQuoted'), t('hideQuoted')]} />}
    </>
  )
}

function Forwarded({ forwarded }: { forwarded: NonNullable<ShownMessage['forwarded']> }) {
  const t = useTranslations('mail.message')
  const { from, subject, note } = forwarded
  return (
    <div className="rounded border-border border-s-2 bg-surface-sunken px-3 py-2 text-sm [overflow-wrap:anywhere]">
      {from && (
        <p className="font-medium">
          {t('forwardedFrom', { name: from.name ? `${from.name} (${from.address})` : from.address })}
        </p>
      )}
      {subject && <p className="text-text-muted">{t('forwardedSubject', { subject })}</p>}
      {note && <p className="whitespace-pre-wrap">{t('forwardNote', { note })}</p>}
    </div>
  )
}

function Quoted({ text, labels: [show, hide] }: { text: string; labels: [string, string] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Button
        size="sm"
        variant="ghost"
        aria-expanded={isOpen}
        icon={isOpen ? <ChevronDown /> : <ChevronRight />}
        onClick={() => setOpen(!isOpen)}
        className="-ms-2"
      >
        {isOpen ? hide : show}
      </Button>
      {isOpen && (
        <p className="mt-1 whitespace-pre-wrap border-border-strong border-s-2 ps-3 text-sm text-text-muted [overflow-wrap:anywhere]">
          {text}
        </p>
      )}
    </div>
  )
}
