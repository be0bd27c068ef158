'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Option } from '@/components/ui/select'
import { searchLocations } from '@/lib/locations/actions'
import { type Address, isAddress } from '@/lib/locations/address'
import type { Found } from '@/lib/locations/rows'
import { AddressSuccessors } from './address-successors'
import { AddressSuggestion } from './address-suggestion'
import { useAddressText } from './address-value'
import type { EditorProps } from './props'

const NOWHERE: Address = { street: '' }

/** A line as it is written, and one search over the units of both schemes and the company's own places. */
export function AddressEditor({ label, name, value, onChange }: EditorProps) {
  const t = useTranslations('address')
  const address = isAddress(value) ? value : { street: typeof value === 'string' ? value : '' }
  const change = (next: Address) => onChange(isEmpty(next) ? null : next)
  const { search, foundAt } = usePlaces()
  const place = usePlaceOf(address)

  return (
    <div className="flex flex-col gap-2">
      <Input
        aria-label={label}
        name={name}
        autoComplete="street-address"
        placeholder={t('street')}
        maxLength={500}
        value={address.street}
        onChange={(event) => change({ ...address, street: event.target.value })}
      />
      {!place && <AddressSuggestion street={address.street} onTake={change} />}
      <Field label={t('unit')} hideLabel>
        <Combobox
          label={t('unit')}
          placeholder={t('choose')}
          search={search}
          value={place}
          onChange={(option) => {
            const { street, raw } = address
            const line = { street, ...(raw && { raw }) }
            change(option ? { ...line, ...foundAt(option.value)?.address } : line)
          }}
        />
      </Field>
      <AddressSuccessors address={address} onChange={change} />
    </div>
  )
}

const isEmpty = ({ street, now, before, own }: Address) => !street && !now && !before && !own

/** What is chosen, as the closed search shows it. */
function usePlaceOf({ now, before, own }: Address): Option | null {
  const say = useAddressText()
  if (!now && !before && !own) return null
  return { value: 'chosen', label: say({ ...NOWHERE, now, before }) }
}

function usePlaces() {
  const t = useTranslations('address')
  const known = useRef(new Map<string, Found>())
  const search = useCallback(
    async (text: string): Promise<Option[]> => {
      const found = await searchLocations({ text })
      if (!found.ok) throw new Error(found.error.message)
      return found.data.map((each) => {
        known.current.set(each.key, each)
        return {
          value: each.key,
          label: [each.name, each.path].filter(Boolean).join(', '),
          hint: each.scheme === 'vn63' ? t('formerly') : each.own ? t('own') : undefined,
        }
      })
    },
    [t],
  )
  return { search, foundAt: (key: string) => known.current.get(key) }
}
