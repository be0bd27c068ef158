'use client'

import { useTranslations } from 'next-intl'
import { ToggleGroup } from 'radix-ui'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { nthOf, repeatOn } from '@/lib/activities/repeat'
import { dayWords } from '@/lib/activities/repeat-words'
import type { PlainDate } from '@/lib/vietnam/plain-date'
import type { RepeatPartProps } from './repeat-editor'

const WEEK = ['1', '2', '3', '4', '5', '6', '7']

type RepeatDaysProps = RepeatPartProps & { begun: PlainDate }

/** On which days of a week or month. */
export function RepeatDays({ repeat, begun, change }: RepeatDaysProps) {
  if (repeat.every === 'weekly') return <Weekdays repeat={repeat} change={change} />
  return repeat.every === 'monthly' ? <MonthDay repeat={repeat} begun={begun} change={change} /> : null
}

function Weekdays({ repeat, change }: RepeatPartProps) {
  const t = useTranslations('repeat')
  return (
    <ToggleGroup.Root
      type="multiple"
      aria-label={t('onDays')}
      value={repeat.weekdays.map(String)}
      onValueChange={(days) => days.length > 0 && change({ weekdays: days.map(Number).sort() })}
      className="flex flex-wrap gap-1"
    >
      {WEEK.map((day) => (
        <ToggleGroup.Item
          key={day}
          value={day}
          aria-label={t(`weekdays.${day}`)}
          className="grid h-control min-w-9 place-items-center rounded border border-control-border px-1.5 text-sm hover:bg-surface-hover data-[state=on]:border-accent data-[state=on]:bg-accent data-[state=on]:text-accent-contrast forced-colors:data-[state=on]:border-[Highlight] pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          {t(`short.${day}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}

/** By the day of the month it begins on, by its weekday, or on the last day whatever it is. */
function MonthDay({ repeat, begun, change }: RepeatDaysProps) {
  const t = useTranslations('repeat')
  const own = repeatOn('monthly', begun).day ?? 1
  const { nth, weekdays } = repeat.nth ? repeat : nthOf(begun)
  const days = [...new Set([repeat.day ?? own, own, 31])].sort((a, b) => a - b)
  const named = t(`weekdays.${weekdays[0] ?? 1}`)
  const options = [
    ...days.map((day) => ({ value: String(day), label: dayWords(t, day) })),
    { value: 'weekday', label: t(`nth.${(nth ?? 1) < 0 ? 'last' : nth}`, { day: named }) },
  ]
  return (
    <Field label={t('onDays')} hideLabel>
      <Select
        options={options}
        value={repeat.nth ? 'weekday' : String(repeat.day)}
        onChange={(chosen) =>
          change(
            chosen === 'weekday'
              ? { nth, weekdays, day: null }
              : { nth: null, weekdays: [], day: Number(chosen) },
          )
        }
      />
    </Field>
  )
}
