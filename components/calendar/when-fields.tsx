'use client'

import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TimeInput } from '@/components/ui/time-input'
import { clockAt } from '@/lib/calendar/placed'
import type { When } from './shown'

type WhenFieldsProps = { when: When; onChange: (when: When) => void; isTimed: boolean }

/** A day, and where it matters an hour and how long. */
export function WhenFields({ when, onChange, isTimed }: WhenFieldsProps) {
  const t = useTranslations('calendar')
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <Field label={t('day')}>
        <DateInput value={when.day} onChange={(day) => day && onChange({ ...when, day })} />
      </Field>
      {isTimed && (
        <>
          <Field label={t('hour')}>
            <TimeInput
              value={clockAt(when.from ?? 0)}
              onChange={(time) => onChange({ ...when, from: minutesIn(time) })}
            />
          </Field>
          <Field label={t('minutes')}>
            <Input
              type="number"
              min={5}
              max={44_640}
              step={5}
              inputMode="numeric"
              value={when.minutes ?? ''}
              onChange={({ target }) => onChange({ ...when, minutes: Number(target.value) || undefined })}
            />
          </Field>
        </>
      )}
    </div>
  )
}

const minutesIn = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
