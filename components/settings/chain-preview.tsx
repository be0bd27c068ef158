'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import type { Values } from '@/components/records/values'
import { type ChainType, chainOf } from '@/lib/activities/chain'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import { formatDate, today } from '@/lib/vietnam/date'

/** When everything would be that follows from a type, if one were done today. */
export function ChainPreview({ values, data }: { values: Values; data: DictionaryData }) {
  const t = useTranslations('activities.chain')
  const day = today(useTimeZone())
  const types = data.entries.map(typeOf)
  const type = typeOf({ ...values, id: String(values.id ?? '') })
  const all = [type, ...types.filter(({ id }) => id !== type.id)]
  const steps = chainOf(type, day, all, new Set(data.daysOff))
  if (steps.length === 0) return null
  return (
    <section aria-label={t('title')} className="mt-4 rounded-lg border p-3 text-sm">
      <h3 className="font-medium">{t('title')}</h3>
      <ol className="mt-1 flex flex-col gap-1">
        <li className="text-text-muted">{t('done', { day: formatDate(day) })}</li>
        {steps.map(({ id, name, day, isSuggested }) => (
          <li key={`${id} ${day}`} className="flex justify-between gap-3">
            <span className="min-w-0 truncate">
              {isSuggested ? t('suggested', { name: name || t('this') }) : name || t('this')}
            </span>
            <time dateTime={day} className="figures">
              {formatDate(day)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}

function typeOf(row: Values): ChainType {
  return {
    id: String(row.id),
    name: String(row.name ?? ''),
    follows: String(row.follows ?? 'none'),
    nextIds: Array.isArray(row.nextIds) ? row.nextIds.map(String) : [],
    delay: Number(row.delay ?? 0),
    delayUnit: (row.delayUnit ?? 'days') as ChainType['delayUnit'],
    skipsWeekends: row.skipsWeekends === true,
    skipsHolidays: row.skipsHolidays === true,
  }
}
