import { useTranslations } from 'next-intl'
import type { AddressTrouble } from '@/lib/mail/outbound/recipients'

/** What is known against an address, in a sentence; null where mail arrives. */
export function useAddressWords() {
  const t = useTranslations('mail.message')
  return ({ address, state, invalid }: AddressTrouble): string | null => {
    if (state === 'complained') return t('addressComplained', { address })
    if (state === 'bounced') return t('addressBounced', { address })
    return invalid ? t('addressInvalid', { address }) : null
  }
}
