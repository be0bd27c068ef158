'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type Options, optionsOf } from '@/components/fields/props'
import { useRecordNames } from '@/components/fields/record-names'
import { useFieldWords } from '@/components/fields/words'
import { type Description, type Field, isSearched } from '@/lib/kernel/entity'
import { PROVINCES } from '@/lib/locations/provinces'
import type { Filter } from '@/lib/records/filter-shape'
import { formatDate } from '@/lib/vietnam/date'
import { formatMoney } from '@/lib/vietnam/money'
import { familyOf } from './operators'
import { isCondition } from './tree'

export const RELATIVE = /^today([+-]\d{1,4})?$/

/** A filter in words, as its chip says it. */
export function useFilterWords(description: Description, options: Options, baseCurrency: string) {
  const t = useTranslations('records.filter')
  const locale = useLocale()
  const { nameOf } = useRecordNames()
  const { label, choice } = useFieldWords(description.name)

  const operator = (field: Field, name: string) => t(`operators.${familyOf(field.type)}.${name}`)
  const day = (value: string) => {
    const [, shift] = RELATIVE.exec(value) ?? []
    if (!RELATIVE.test(value)) return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
    const days = Number(shift ?? 0)
    if (days === 0) return t('today')
    return days > 0 ? t('daysAhead', { days }) : t('daysAgo', { days: -days })
  }
  const one = (name: string, field: Field, value: unknown): string => {
    if (field.type === 'date' || field.type === 'instant') return day(String(value))
    if (field.type === 'money' && Number.isFinite(Number(value)))
      return formatMoney(Math.round(Number(value)), baseCurrency, locale)
    if (field.type === 'choice') return choice(name, String(value))
    if (field.type === 'address')
      return PROVINCES.find(([code]) => code === value)?.[1] ?? String(value ?? '')
    if (value === 'me') return t('me')
    if (!field.to) return String(value ?? '')
    if (isSearched(field)) {
      const known = nameOf(field.to, String(value))
      return known === null ? t('gone') : (known ?? '…')
    }
    return optionsOf({ field, options }).find(({ id }) => id === value)?.name ?? t('gone')
  }
  const say = (filter: Filter): string => {
    if (!isCondition(filter)) {
      if ('not' in filter) return t('none', { filter: say(filter.not) })
      const [parts, word] = 'and' in filter ? [filter.and, t('and')] : [filter.or, t('or')]
      return parts.map(say).join(` ${word} `)
    }
    const [name, comparison, value] = filter
    const field = Object.hasOwn(description.fields, name) ? description.fields[name] : undefined
    if (!field) return name
    const values = [value].flat().filter((each) => each !== null && each !== undefined)
    const said = values.map((each) => one(name, field, each)).join(', ')
    return [label(name), operator(field, comparison), said].filter(Boolean).join(' ')
  }
  return { say, operator, label, choice }
}
