'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { isSealedNumber, maskedNumber } from '@/lib/vietnam/citizen-id'
import { type EditorProps, textOf } from './props'

/** What is stored stays hidden: a number is written anew or emptied, never corrected. */
export function CitizenIdEditor({ label, name, value, onChange }: EditorProps) {
  const t = useTranslations('records.citizenId')
  const isStored = isSealedNumber(value)
  return (
    <Input
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      name={name}
      maxLength={20}
      placeholder={isStored ? maskedNumber(value) : undefined}
      value={isStored ? '' : textOf(value)}
      onChange={(event) => onChange(event.target.value)}
      trailing={
        isStored && (
          <IconButton
            size="sm"
            label={t('empty', { field: label })}
            icon={<X />}
            onClick={() => onChange('')}
          />
        )
      }
      className="figures"
    />
  )
}
