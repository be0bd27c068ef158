'use client'

import { useTranslations } from 'next-intl'
import { InstantEditor } from '@/components/fields/time-editors'
import { Checkbox } from '@/components/ui/checkbox'

type LeavingProps = { value: string | null; onChange: (at: string | null) => void }

const HOUR = 3_600_000

/** Whether a mail leaves now or at a time of choice. */
export function Leaving({ value, onChange }: LeavingProps) {
  const t = useTranslations('mail.compose')
  const nextHour = () => new Date(Math.ceil((Date.now() + 1) / HOUR) * HOUR).toISOString()
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Checkbox
        label={t('later')}
        checked={value !== null}
        onChange={(isLater) => onChange(isLater ? nextHour() : null)}
      />
      {value !== null && (
        <InstantEditor
          label={t('leavesAt')}
          entity="message"
          name="leavesAt"
          field={{ type: 'instant' }}
          value={value}
          onChange={(at) => onChange(typeof at === 'string' ? at : null)}
        />
      )}
    </div>
  )
}
