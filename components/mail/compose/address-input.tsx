'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useState } from 'react'
import { controlClass } from '@/components/ui/control'
import { Field, useFieldControl } from '@/components/ui/field'
import { isComposing } from '@/components/ui/hotkeys'
import { Tag } from '@/components/ui/tag'
import { type Mailbox, readAddresses } from './draft'

type AddressInputProps = {
  label: string
  value: Mailbox[]
  onChange: (value: Mailbox[]) => void
  error?: string
  required?: boolean
  inputRef?: Ref<HTMLInputElement>
}

/** Recipients as chips; Enter, comma or leaving the field makes one of what was typed. */
export function AddressInput({ label, value, onChange, error, required, inputRef }: AddressInputProps) {
  const t = useTranslations('mail.compose')
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState('')
  const take = (text: string): boolean => {
    const { found, rest } = readAddresses(text)
    const fresh = found.filter((each) => !value.some(({ address }) => address === each.address))
    if (fresh.length > 0) onChange([...value, ...fresh])
    setTyped(rest)
    setBad(rest)
    return found.length > 0
  }
  const remove = (address: string) => onChange(value.filter((each) => each.address !== address))
  return (
    <Field label={label} required={required} error={bad ? t('badAddress', { text: bad }) : error}>
      <div
        className={controlClass(
          'flex min-h-control flex-wrap items-center gap-1 py-1 focus-within:border-accent',
        )}
      >
        {value.map(({ name, address }) => (
          <Tag key={address} onRemove={() => remove(address)} removeLabel={t('remove', { address })}>
            {name ? `${name} <${address}>` : address}
          </Tag>
        ))}
        <AddressText
          ref={inputRef}
          value={typed}
          placeholder={value.length === 0 ? t('addressHint') : undefined}
          onType={(text) => {
            setTyped(text)
            setBad('')
          }}
          onTake={take}
          onErase={() => value.length > 0 && remove(value.at(-1)?.address ?? '')}
        />
      </div>
    </Field>
  )
}

type AddressTextProps = {
  value: string
  placeholder?: string
  onType: (text: string) => void
  onTake: (text: string) => boolean
  onErase: () => void
  ref?: Ref<HTMLInputElement>
}

function AddressText({ value, placeholder, onType, onTake, onErase, ref }: AddressTextProps) {
  const field = useFieldControl()
  const listen = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return
    const isSending = event.ctrlKey || event.metaKey
    if ((event.key === 'Enter' && !isSending) || event.key === ',' || event.key === ';') {
      event.preventDefault()
      if (value.trim()) onTake(value)
    } else if (event.key === 'Backspace' && !value) onErase()
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text')
    if (text.includes('@') && onTake(`${value}${text}`)) event.preventDefault()
  }
  return (
    <input
      {...field}
      ref={ref}
      type="text"
      inputMode="email"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={listen}
      onPaste={paste}
      onBlur={() => value.trim() && onTake(value)}
      className="min-w-24 flex-1 bg-transparent outline-none"
    />
  )
}
