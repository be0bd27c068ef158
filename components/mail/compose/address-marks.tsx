'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { addressMarks } from '@/lib/mail/outbound/actions'
import type { AddressTrouble } from '@/lib/mail/outbound/recipients'
import { useAddressWords } from '../address-words'
import type { Mailbox } from './draft'

/** What the writer should know of the recipients: where no mail arrives, and who wants no advertising. */
export function AddressMarks({ recipients }: { recipients: Mailbox[] }) {
  const t = useTranslations('mail.compose')
  const against = useAddressWords()
  const [known, setKnown] = useState<AddressTrouble[]>([])
  const asked = recipients.map(({ address }) => address).join(' ')
  useEffect(() => {
    let isCurrent = true
    const addresses = asked.split(' ').filter(Boolean)
    if (addresses.length === 0) return setKnown([])
    addressMarks({ addresses })
      .then((result) => isCurrent && setKnown(result.ok ? result.data : []))
      .catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [asked])
  if (known.length === 0) return null
  return (
    <ul aria-label={t('marks')} className="-mt-1 flex flex-col gap-0.5 text-sm [overflow-wrap:anywhere]">
      {known.map((each) => {
        const trouble = against(each)
        const words = [trouble && `${trouble}.`, each.optedOut && t('optedOut', { address: each.address })]
        return (
          <li key={each.address} className={trouble ? 'text-danger' : 'text-text-muted'}>
            {words.filter(Boolean).join(' ')}
          </li>
        )
      })}
    </ul>
  )
}
