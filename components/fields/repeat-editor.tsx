'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { daysOf, firstOn } from '@/lib/activities/occurrences'
import {
  FREQUENCIES,
  type Frequency,
  movedRule,
  parseRule,
  type Repeat,
  repeatOn,
  ruleText,
} from '@/lib/activities/repeat'
import { repeatWords } from '@/lib/activities/repeat-words'
import { isTimed } from '@/lib/activities/times'
import { dateIn, formatDate, type PlainDate, today } from '@/lib/vietnam/date'
import { type EditorProps, instantOf, textOf } from './props'
import { RepeatDays } from './repeat-days'
import { RepeatEnd } from './repeat-end'

const SHOWN = 5

/** How something comes back: how often, on which days, until when; with what it says and the next days of it. */
export function RepeatEditor({ value, onChange, beside = {} }: EditorProps) {
  const t = useTranslations('repeat')
  const begun = useBegun(beside)
  const repeat = parseRule(textOf(value))
  const change = (patch: Partial<Repeat>) => repeat && onChange(ruleText({ ...repeat, ...patch }))
  useMoving(begun, repeat, (moved) => onChange(ruleText(moved)))
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="w-44">
          <Select<Frequency | 'never'>
            options={['never' as const, ...FREQUENCIES].map((each) => ({
              value: each,
              label: t(`every.${each}`),
            }))}
            value={repeat?.every ?? 'never'}
            onChange={(every) => onChange(every === 'never' ? null : ruleText(repeatOn(every, begun)))}
          />
        </span>
        {repeat && <RepeatInterval repeat={repeat} change={change} />}
      </div>
      {repeat && (
        <>
          <RepeatDays repeat={repeat} begun={begun} change={change} />
          <RepeatEnd repeat={repeat} begun={begun} change={change} />
          <NextDays rule={repeat} begun={begun} />
        </>
      )}
    </div>
  )
}

export type RepeatPartProps = { repeat: Repeat; change: (patch: Partial<Repeat>) => unknown }

const INTERVALS = Array.from({ length: 30 }, (_, at) => String(at + 1))

function RepeatInterval({ repeat, change }: RepeatPartProps) {
  const t = useTranslations('repeat')
  return (
    <Field label={t('interval')} hideLabel className="w-44">
      <Select
        options={INTERVALS.map((each) => ({
          value: each,
          label: t(`apart.${repeat.every}`, { interval: Number(each) }),
        }))}
        value={String(repeat.interval)}
        onChange={(interval) => change({ interval: Number(interval) })}
      />
    </Field>
  )
}

function NextDays({ rule, begun }: { rule: Repeat; begun: PlainDate }) {
  const t = useTranslations('repeat')
  const days = daysOf(rule, firstOn(rule, begun) ?? begun, { limit: SHOWN })
  return (
    <output className="block text-sm text-text-muted">
      <span className="block text-text">{repeatWords(t, ruleText(rule))}</span>
      {days.length > 0 ? t('next', { days: days.map(formatDate).join(', ') }) : t('none')}
    </output>
  )
}

/** The day it begins on, by what else the form holds. */
function useBegun({ kind, startsAt, dueOn }: NonNullable<EditorProps['beside']>): PlainDate {
  const zone = useTimeZone()
  const at = isTimed(kind) ? instantOf(startsAt) : null
  if (at) return dateIn(at, zone)
  return typeof dueOn === 'string' && dueOn ? dueOn : today(zone)
}

/** When the beginning goes to another day, a rule that fitted it goes with it. */
function useMoving(begun: PlainDate, repeat: Repeat | null, move: (moved: Repeat) => void) {
  const before = useRef(begun)
  useEffect(() => {
    const from = before.current
    before.current = begun
    if (!repeat || from === begun || firstOn(repeat, from) !== from || firstOn(repeat, begun) === begun)
      return
    move(movedRule(repeat, from, begun))
  })
}
