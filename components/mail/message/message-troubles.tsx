'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ShownMessage } from '@/lib/mail/outbound/messages'
import { useAddressWords } from '../address-words'
import { useTroubleWords } from './state-badge'

/** Why a mail did not arrive, and what is known against its addresses. */
export function MessageTroubles({ message }: { message: ShownMessage }) {
  const t = useTranslations('mail.message')
  const words = useTroubleWords()
  const against = useAddressWords()
  const { direction, error, troubles } = message
  if (direction === 'in' || (!error && troubles.length === 0)) return null
  const isPassing = message.state === 'queued'
  return (
    <div
      className={
        isPassing
          ? 'flex gap-2 rounded border border-warning bg-warning-soft px-3 py-2 text-sm text-text'
          : 'flex gap-2 rounded border border-danger bg-danger-soft px-3 py-2 text-sm text-danger'
      }
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {error && <p>{t('reason', { reason: words(error) })}</p>}
        {troubles.map((each) => (
          <p key={each.address}>{against(each)}</p>
        ))}
      </div>
    </div>
  )
}
