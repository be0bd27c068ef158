'use client'

import { CalendarDays } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Ref, useRef, useState } from 'react'
import { formatDate, parseDate } from '@/lib/vietnam/plain-date'
import { IconButton } from './button'
import { Input } from './input'

type DateInputProps = {
  value: string | null
  onChange: (value: string | null) => void
  min?: string
  max?: string
  onBlur?: () => void
  disabled?: boolean
  name?: string
  'aria-label'?: string
  ref?: Ref<HTMLInputElement>
}

/** A day as yyyy-MM-dd, typed as dd/MM/yyyy (short forms too) or picked from the system's calendar. */
export function DateInput({ value, onChange, min, max, onBlur, disabled, ...input }: DateInputProps) {
  const t = useTranslations('ui')
  const native = useRef<HTMLInputElement>(null)
  const [text, setText] = useState<string>()
  const [refused, setRefused] = useState(false)
  const shown = text ?? (value ? formatDate(value) : '')

  const settle = () => {
    if (text !== undefined) {
      const date = readDay(text)
      if (date || !text.trim()) setText(undefined)
      setRefused(!date && text.trim() !== '')
      if (date !== value) onChange(date)
    }
    onBlur?.()
  }

  return (
    <Input
      {...input}
      inputMode="numeric"
      placeholder={t('dateFormat')}
      value={shown}
      disabled={disabled}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      {...(refused && { 'aria-invalid': true })}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      className="figures"
      trailing={
        <>
          <input
            ref={native}
            type="date"
            tabIndex={-1}
            aria-hidden
            min={min}
            max={max}
            value={value ?? ''}
            onChange={(event) => {
              setText(undefined)
              onChange(event.target.value || null)
            }}
            className="pointer-events-none absolute end-0 bottom-0 size-px opacity-0"
          />
          <IconButton
            size="sm"
            label={t('openCalendar')}
            icon={<CalendarDays />}
            disabled={disabled}
            onClick={() => native.current?.showPicker()}
          />
        </>
      }
    />
  )
}

const SHORT = /^(\d{1,2})[/.\- ]?(\d{1,2})(?:[/.\- ]?(\d{2}|\d{4}))?$/

/** Reads what people type in a hurry: 5/3, 05032026, 5-3-26. Without a year it is this year. */
function readDay(text: string) {
  const exact = parseDate(text)
  if (exact) return exact
  const [, day, month, year] = SHORT.exec(text.trim()) ?? []
  if (!day || !month) return null
  const fullYear = !year ? `${new Date().getFullYear()}` : year.length === 2 ? `20${year}` : year
  return parseDate(`${day}/${month}/${fullYear}`)
}
