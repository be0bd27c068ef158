'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { fillIn } from '@/lib/mail/merge-fields'
import type { FoundRecipients, Letter } from './use-many'

type ManyPreviewProps = {
  recipient: FoundRecipients['recipients'][number]
  letter: Letter
  signature: string
  at: number
  count: number
  onShow: (at: number) => void
}

/** The mail as one of its recipients will read it. */
export function ManyPreview({ recipient, letter, signature, at, count, onShow }: ManyPreviewProps) {
  const t = useTranslations('mail.many')
  const { to, values } = recipient
  return (
    <section aria-label={t('preview')} className="rounded-lg border">
      <header className="flex items-center gap-2 border-b bg-surface-sunken px-3 py-1 text-sm">
        <span className="wrap-anywhere min-w-0 flex-1">
          {to.name} &lt;{to.address}&gt;
        </span>
        <span className="figures text-text-muted">
          {at + 1}/{count}
        </span>
        <IconButton
          size="sm"
          label={t('previous')}
          icon={<ChevronLeft />}
          disabled={at === 0}
          onClick={() => onShow(at - 1)}
        />
        <IconButton
          size="sm"
          label={t('next')}
          icon={<ChevronRight />}
          disabled={at === count - 1}
          onClick={() => onShow(at + 1)}
        />
      </header>
      <div className="wrap-anywhere flex flex-col gap-2 px-3 py-2">
        <p className="font-medium">{fillIn(letter.subject, values)}</p>
        <p className="whitespace-pre-line">{fillIn(letter.text, values)}</p>
        {signature && <p className="whitespace-pre-line text-text-muted">{signature}</p>}
      </div>
    </section>
  )
}
