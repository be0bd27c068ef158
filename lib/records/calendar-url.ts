import type { Field } from '@/lib/kernel/entity'
import { monthOf, type PlainDate } from '@/lib/vietnam/date'
import type { Filter } from './filter-shape'

/** The month an address asks for; this month where it asks for none that there is. */
export function monthIn(search: URLSearchParams, today: PlainDate): string {
  const asked = search.get('month') ?? ''
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOf(today)
}

/** The list of what stands on one day of a calendar, with the rest of what was asked. */
export function dayQuery(
  asked: URLSearchParams,
  filter: Filter | undefined,
  by: string,
  { yearly }: Pick<Field, 'yearly'>,
  day: PlainDate,
): string {
  const query = new URLSearchParams(asked)
  for (const name of ['layout', 'by', 'month']) query.delete(name)
  const onDay: Filter = [by, yearly ? 'yearly' : 'is', day]
  query.set('filter', JSON.stringify(filter ? { and: [filter, onDay] } : onDay))
  return query.toString()
}
