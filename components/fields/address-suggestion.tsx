'use client'

import { MapPin } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useSearch } from '@/components/ui/use-search'
import { readAddress } from '@/lib/locations/actions'
import type { Address } from '@/lib/locations/address'
import { useAddressText } from './address-value'

type AddressSuggestionProps = { street: string; onTake: (address: Address) => void }

/** Offers the units that a written line ends with, if they are certain; what was written is kept beside them. */
export function AddressSuggestion({ street, onTake }: AddressSuggestionProps) {
  const t = useTranslations('address')
  const say = useAddressText()
  const { found } = useSearch(street, read, street.includes(','), 400)
  const [suggested] = street.includes(',') ? (found ?? []) : []
  if (!suggested) return null
  const address = { ...suggested.address, street: suggested.street, raw: street }
  return (
    <Button size="sm" icon={<MapPin />} onClick={() => onTake(address)} className="self-start">
      {t('take', { place: say({ ...suggested.address, street: '' }) })}
    </Button>
  )
}

async function read(text: string) {
  const answer = await readAddress({ text })
  return answer.ok && answer.data ? [answer.data] : []
}
