'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type Options, optionsOf } from '@/components/fields/props'
import { useRecordNames } from '@/components/fields/record-names'
import { useAllFieldWords } from '@/components/fields/words'
import { type Description, type Field, isSearched } from '@/lib/kernel/entity'
import { PROVINCES } from '@/lib/locations/provinces'
import { type Condition, type Filter, relatedIn } from '@/lib/records/filter-shape'
import { formatDate } from '@/lib/vietnam/date'
import { formatMoney } from '@/lib/vietnam/money'
import { familyOf } from './operators'
import { kindOf, type Related } from './related'
import { isCondition, rooted } from './tree'
import { useRelationWords } from './use-relation-words'

export const RELATIVE = /^today([+-]\d{1,4})?$/

/** Of which records a filter speaks, and what is known of those that it leads to. */
export type Filtering = {
  description: Description
  options: Options
  baseCurrency: string
  related: Related
}

/** A filter in words, as its chip says it. */
export function useFilterWords({ description, options, baseCurrency, related }: Filtering) {
  const t = useTranslations('records.filter')
  const locale = useLocale()
  const { nameOf } = useRecordNames()
  const wordsOf = useAllFieldWords()
  const { relation, relationIn } = useRelationWords(description, related)

  const operator = (field: Field, name: string) => t(`operators.${familyOf(field.type)}.${name}`)
  const day = (value: string) => {
    const [, shift] = RELATIVE.exec(value) ?? []
    if (!RELATIVE.test(value)) return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
    const days = Number(shift ?? 0)
    if (days === 0) return t('today')
    return days > 0 ? t('daysAhead', { days }) : t('daysAgo', { days: -days })
  }
  const one = ({ description, options }: Said, name: string, field: Field, value: unknown): string => {
    if (field.type === 'date' || field.type === 'instant') return day(String(value))
    if (field.type === 'money' && Number.isFinite(Number(value)))
      return formatMoney(Math.round(Number(value)), baseCurrency, locale)
    if (field.type === 'choice') return wordsOf(description.name).choice(name, String(value))
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
  const sayIn = (said: Said, filter: Filter): string => {
    if (!isCondition(filter)) return sayMany(said, filter)
    const [name, comparison, value] = filter
    const { fields, name: kind } = said.description
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) return name
    const values = [value].flat().filter((each) => each !== null && each !== undefined)
    const told = values.map((each) => one(said, name, field, each)).join(', ')
    return [wordsOf(kind).label(name), operator(field, comparison), told].filter(Boolean).join(' ')
  }
  const sayMany = (said: Said, filter: Exclude<Filter, Condition>): string => {
    if ('not' in filter) return t('none', { filter: sayIn(said, filter.not) })
    const tie = relatedIn(filter)
    if (tie) return sayRelated(said, tie)
    const group = rooted(filter)
    return group.parts.map((part) => sayIn(said, part)).join(` ${t(group.joint)} `)
  }
  const sayRelated = ({ description }: Said, { name, isThere, where }: Tie): string => {
    const operator = t(`operators.related.${isThere ? 'has' : 'lacks'}`)
    const things = relationIn(description, name)
    const parts = related[kindOf(description, name)]
    const filter = where && (parts ? sayIn(parts, where) : '…')
    return filter ? t('ofRelated', { things, operator, filter }) : `${things}: ${operator}`
  }
  const say = (filter: Filter) => sayIn({ description, options }, filter)
  return { say, operator, relation, ...wordsOf(description.name) }
}

type Said = Pick<Filtering, 'description' | 'options'>
type Tie = NonNullable<ReturnType<typeof relatedIn>>
