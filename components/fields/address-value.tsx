import { useTranslations } from 'next-intl'
import { addressText } from '@/lib/locations/address'
import type { ValueProps } from './props'

export function AddressValue({ value }: ValueProps) {
  return <span className="whitespace-pre-line break-words">{useAddressText()(value)}</span>
}

/** Says an address as one line in the reader's language. */
export function useAddressText() {
  const t = useTranslations('address')
  const words = { formerly: t('formerly'), today: t('today') }
  return (value: unknown) => addressText(value, words)
}
