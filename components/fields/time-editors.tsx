'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { DateInput } from '@/components/ui/date-input'
import { TimeInput } from '@/components/ui/time-input'
import { dateIn, formatTime, instantOf as momentOf, today } from '@/lib/vietnam/date'
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

/** A moment on the reader's own clock: a day, and a time of it. */
export function InstantEditor({ label, name, value, onChange }: EditorProps) {
  const t = useTranslations('ui')
  const timeZone = useTimeZone()
  const moment = instantOf(value)
  const day = moment && dateIn(moment, timeZone)
  const time = moment && formatTime(moment, timeZone)
  const write = (on: string | null, at: string | null) =>
    onChange(on ? momentOf(on, at ?? WORK_BEGINS, timeZone).toISOString() : null)
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_5rem] gap-1">
      <DateInput
        aria-label={t('dayOf', { label })}
        name={name}
        value={day}
        onChange={(on) => write(on, time)}
      />
      <TimeInput
        id={undefined}
        aria-label={t('timeOf', { label })}
        value={time}
        onChange={(at) => write(day ?? today(timeZone), at)}
      />
    </span>
  )
}

const WORK_BEGINS = '09:00'
