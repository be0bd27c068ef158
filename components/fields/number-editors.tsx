'use client'

import { useLocale } from 'next-intl'
import { useState } from 'react'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Stars } from '@/components/ui/stars'
import { decimalIn, decimalText } from '@/lib/vietnam/decimal'
import { type EditorProps, textOf } from './props'

const PERCENT = '%'

/** What is no number yet is handed on as typed, so that the server can say so. */
export function NumberEditor({ label, name, field, value, onChange }: EditorProps) {
  const locale = useLocale()
  const [typed, setTyped] = useState<string>()
  const shown = typeof value === 'number' ? decimalText(value, locale) : textOf(value)
  const isPercent = field.type === 'percent'
  return (
    <Input
      inputMode={field.decimals ? 'decimal' : 'numeric'}
      aria-label={label}
      name={name}
      maxLength={24}
      value={typed ?? shown}
      trailing={isPercent && <span className="pe-1.5">{PERCENT}</span>}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(decimalIn(event.target.value, locale) ?? event.target.value.trim())
      }}
      onBlur={() => setTyped(undefined)}
      className="figures text-end"
    />
  )
}

const UNREADABLE = -1

/** What cannot be read as an amount is handed on as typed, so that the server can say so. */
export function MoneyEditor({ label, name, value, currency, onChange }: EditorProps) {
  const minor = typeof value === 'number' ? value : value ? UNREADABLE : null
  return (
    <MoneyInput
      aria-label={label}
      name={name}
      value={minor}
      currency={currency}
      onChange={(amount) => onChange(amount === null ? null : Number(amount))}
      onInvalid={onChange}
    />
  )
}

export function RatingEditor({ label, field, value, onChange, commit }: EditorProps) {
  return <Stars label={label} value={Number(value ?? 0)} max={field.max ?? 3} onChange={commit ?? onChange} />
}
