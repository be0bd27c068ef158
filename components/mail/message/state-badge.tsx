'use client'

import { useTranslations } from 'next-intl'
import { Badge, type Tone } from '@/components/ui/badge'
import { tip } from '@/components/ui/tip'

export type MessageState = 'received' | 'queued' | 'sent' | 'captured' | 'failed' | 'bounced'

const TONES: Record<MessageState, Tone> = {
  received: 'neutral',
  queued: 'accent',
  sent: 'success',
  captured: 'warning',
  failed: 'danger',
  bounced: 'danger',
}

/** How far a mail has come. A queued one with an error is being tried again. */
export function StateBadge({ state, error }: { state: MessageState; error?: string | null }) {
  const t = useTranslations('mail')
  const word = state === 'queued' && error ? t('states.retrying') : t(`states.${state}`)
  const badge = <Badge tone={state === 'queued' && error ? 'warning' : TONES[state]}>{word}</Badge>
  return state === 'captured' ? <span {...tip(t('stateHints.captured'))}>{badge}</span> : badge
}

/** A reason in words: the server's own, or ours in the reader's language. */
export function useTroubleWords() {
  const t = useTranslations('mail.troubles')
  return (reason: string) => (t.has(reason as 'unexpected') ? t(reason as 'unexpected') : reason)
}
