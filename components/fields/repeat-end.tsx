'use client'

import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { MOST_COUNT } from '@/lib/activities/repeat'
import { addMonths, type PlainDate } from '@/lib/vietnam/plain-date'
import type { RepeatPartProps } from './repeat-editor'

const ENDS = ['never', 'until', 'count'] as const
const USUAL_COUNT = 10
const USUAL_MONTHS = 3

/** Until when: without end, up to a day, or so many times. */
export function RepeatEnd({ repeat, begun, change }: RepeatPartProps & { begun: PlainDate }) {
  const t = useTranslations('repeat')
  const end = repeat.until ? 'until' : repeat.count ? 'count' : 'never'
  const begin = {
    never: { until: null, count: null },
    until: { until: addMonths(begun, USUAL_MONTHS), count: null },
    count: { until: null, count: USUAL_COUNT },
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Field label={t('end')} hideLabel className="w-44">
        <Select
          options={ENDS.map((each) => ({ value: each, label: t(`ends.${each}`) }))}
          value={end}
          onChange={(chosen) => change(begin[chosen])}
        />
      </Field>
      {repeat.until && (
        <Field label={t('lastDay')} hideLabel className="w-44">
          <DateInput value={repeat.until} onChange={(until) => until && change({ until })} />
        </Field>
      )}
      {repeat.count && (
        <Field label={t('howMany')} hideLabel className="w-20">
          <Input
            inputMode="numeric"
            className="figures text-end"
            defaultValue={String(repeat.count)}
            maxLength={3}
            onChange={({ target }) => {
              const count = Number(target.value)
              if (Number.isInteger(count) && count >= 1 && count <= MOST_COUNT) change({ count })
            }}
          />
        </Field>
      )}
    </div>
  )
}
