'use client'

import { useEffect, useRef } from 'react'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { type EditorProps, textOf } from './props'

export function TextEditor({ label, name, field, value, onChange }: EditorProps) {
  return (
    <Input
      aria-label={label}
      name={name}
      maxLength={field.max ?? 255}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function UrlEditor({ label, name, value, onChange }: EditorProps) {
  return (
    <Input
      type="text"
      inputMode="url"
      autoCapitalize="off"
      aria-label={label}
      name={name}
      maxLength={500}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function CodeEditor({ label, name, value, onChange }: EditorProps) {
  return (
    <Input
      inputMode="numeric"
      aria-label={label}
      name={name}
      maxLength={20}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
      className="figures"
    />
  )
}

export function LongTextEditor({ label, name, value, onChange, commit }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const end = area.current?.value.length ?? 0
    if (commit) area.current?.setSelectionRange(end, end)
  }, [commit])
  return (
    <Textarea
      ref={area}
      aria-label={label}
      name={name}
      maxLength={20_000}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function EmailEditor({ label, name, field, value, onChange }: EditorProps) {
  return (
    <Input
      type={field.several ? 'text' : 'email'}
      inputMode="email"
      autoCapitalize="none"
      aria-label={label}
      name={name}
      maxLength={field.several ? undefined : 254}
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Addresses with commas between them. */
export function AddressesEditor({ label, name, value, onChange }: EditorProps) {
  return (
    <Input
      inputMode="email"
      autoCapitalize="none"
      aria-label={label}
      name={name}
      value={Array.isArray(value) ? value.join(', ') : textOf(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Any way of writing a number is taken; the server stores it in one. */
export function PhoneEditor({ label, name, value, onChange }: EditorProps) {
  const text = textOf(value)
  return (
    <Input
      type="tel"
      inputMode="tel"
      aria-label={label}
      name={name}
      maxLength={40}
      value={text.startsWith('+84') ? formatPhone(text) : text}
      onChange={(event) => onChange(event.target.value)}
      className="figures"
    />
  )
}
