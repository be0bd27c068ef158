'use client'

import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/ui/date-input'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { RELATIVE } from './use-filter-words'

type Mode = 'day' | 'today' | 'ago' | 'ahead'

/** A day by the calendar, or one that moves with today. */
export function DayValue({
  value,
  onChange,
}: {
  value: string | null
  onChange: (value: string | null) => void
}) {
  const t = useTranslations('records.filter')
  const [, shift] = RELATIVE.exec(value ?? '') ?? []
  const isRelative = RELATIVE.test(value ?? '')
  const days = Math.abs(Number(shift ?? 0))
  const mode: Mode = !isRelative ? 'day' : days === 0 ? 'today' : shift?.startsWith('-') ? 'ago' : 'ahead'
  const pick = (next: Mode) => onChange(next === 'day' ? null : relative(next, days || 7))

  return (
    <span className="flex gap-1">
      <span className="min-w-28 flex-1">
        <Select<Mode>
          aria-label={t('dayKind')}
          value={mode}
          onChange={pick}
          options={(['day', 'today', 'ago', 'ahead'] as const).map((each) => ({
            value: each,
            label: t(`days.${each}`),
          }))}
        />
      </span>
      {mode === 'day' && (
        <span className="min-w-32 flex-1">
          <DateInput aria-label={t('value')} value={value} onChange={onChange} />
        </span>
      )}
      {(mode === 'ago' || mode === 'ahead') && (
        <span className="w-20">
          <Input
            aria-label={t('dayCount')}
            inputMode="numeric"
            maxLength={4}
            value={days || ''}
            onChange={(event) => onChange(relative(mode, Number(event.target.value.replace(/\D/g, '')) || 1))}
          />
        </span>
      )}
    </span>
  )
}

function relative(mode: Mode, days: number): string {
  if (mode === 'today') return 'today'
  return `today${mode === 'ago' ? '-' : '+'}${days}`
}
