'use client'

import { useLocale } from 'next-intl'
import { type Ref, useState } from 'react'
import { decimalsOf, formatMoney, parseMoney } from '@/lib/vietnam/money'
import { Input } from './input'

type MoneyInputProps = {
  /** In minor units of `currency`; đồng has none. */
  value: bigint | number | null
  onChange: (value: bigint | null) => void
  currency?: string
  onBlur?: () => void
  onInvalid?: (text: string) => void
  placeholder?: string
  disabled?: boolean
  name?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/** An amount as people write it (1tr2, 1,5 tỷ, 500k). It is read and rewritten only on leaving the field. */
export function MoneyInput({
  value,
  onChange,
  currency = 'VND',
  onBlur,
  onInvalid,
  ...input
}: MoneyInputProps) {
  const locale = useLocale()
  const [text, setText] = useState<string>()
  const [refused, setRefused] = useState(false)
  const shown = text ?? (value === null ? '' : formatMoney(value, currency, locale))

  const settle = () => {
    if (text !== undefined) {
      const amount = text.trim() ? parseMoney(text, currency) : null
      const isUnreadable = amount === null && text.trim() !== ''
      setRefused(isUnreadable)
      if (isUnreadable) onInvalid?.(text)
      else {
        setText(undefined)
        if (amount !== (value === null ? null : BigInt(value))) onChange(amount)
      }
    }
    onBlur?.()
  }

  return (
    <Input
      {...input}
      {...(refused && { 'aria-invalid': true })}
      inputMode={decimalsOf(currency) > 0 ? 'decimal' : 'text'}
      value={shown}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && settle()}
      className="figures text-end"
    />
  )
}
