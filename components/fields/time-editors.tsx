'use client'

import { useTimeZone } from 'next-intl'
import { DateInput } from '@/components/ui/date-input'
import { Input } from '@/components/ui/input'
import { formatDateTime, instantOf as momentOf } from '@/lib/vietnam/date'
import { type EditorProps, instantOf } from './props'

export function DateEditor({ label, name, value, onChange }: EditorProps) {
  return (
    <DateInput
      aria-label={label}
      name={name}
      value={typeof value === 'string' && value ? value : null}
      onChange={onChange}
    />
  )
}

/** A moment on the reader's own clock. */
export function InstantEditor({ label, name, value, onChange }: EditorProps) {
  const timeZone = useTimeZone()
  const moment = instantOf(value)
  const [day, time] = moment ? formatDateTime(moment, timeZone).split(' ') : []
  const [date, month, year] = day?.split('/') ?? []
  return (
    <Input
      type="datetime-local"
      aria-label={label}
      name={name}
      value={moment ? `${year}-${month}-${date}T${time}` : ''}
      onChange={(event) => {
        const [on = '', at = '00:00'] = event.target.value.split('T')
        onChange(on ? momentOf(on, at, timeZone).toISOString() : null)
      }}
    />
  )
}
