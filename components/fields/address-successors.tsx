'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { findUnit } from '@/lib/locations/actions'
import type { Address } from '@/lib/locations/address'
import type { Found } from '@/lib/locations/rows'

type AddressSuccessorsProps = { address: Address; onChange: (address: Address) => void }

const UNKNOWN = 'unknown'

/** Asks which of several units of today an old one has become here; nothing is guessed. */
export function AddressSuccessors({ address, onChange }: AddressSuccessorsProps) {
  const t = useTranslations('address')
  const ward = address.before?.ward
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    let isStale = false
    setFound(undefined)
    if (ward)
      findUnit({ key: `vn63:${ward}` }).then(
        (answer) => !isStale && setFound((answer.ok && answer.data) || undefined),
        () => {}, // offline: the question waits till the address is opened again
      )
    return () => {
      isStale = true
    }
  }, [ward])
  if (!ward || !found || found.successors.length === 0) return null

  const choose = (code: string) => {
    const { now } = found.address
    const successor = found.successors.find((each) => each.code === code)
    const text = successor && successor.name.charAt(0).toLowerCase() + successor.name.slice(1)
    onChange({ ...address, now: { ...now, ...(successor && { ward: code, text }) } })
  }
  return (
    <Field label={t('split', { name: found.name })}>
      <RadioGroup
        value={address.now?.ward ?? UNKNOWN}
        onChange={choose}
        options={[
          ...found.successors.map(({ code, name }) => ({ value: code, label: name })),
          { value: UNKNOWN, label: t('unsure') },
        ]}
      />
    </Field>
  )
}
