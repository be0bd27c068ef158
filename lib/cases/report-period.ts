import { z } from 'zod'
import { instantOf, today } from '@/lib/vietnam/date'

export type Period = { by: 'month' | 'year'; year: number }

const wanted = z.object({
  by: z.enum(['month', 'year']).catch('month'),
  year: z.coerce.number().int().min(2001).max(2099),
})
const YEARS = 5

/** What the address of a report asks for: the months of a year, or that year and those before it. */
export function periodIn(search: URLSearchParams, timeZone: string): Period {
  const by = search.get('by') ?? undefined
  const asked = wanted.safeParse({ by, year: search.get('year') })
  return asked.success
    ? asked.data
    : { by: by === 'year' ? 'year' : 'month', year: Number(today(timeZone).slice(0, 4)) }
}

/** Its parts in order, as yyyy-MM or yyyy. */
export const partsOf = ({ by, year }: Period): string[] =>
  by === 'month'
    ? Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
    : Array.from({ length: YEARS }, (_, at) => String(year - YEARS + 1 + at))

/** From when until when, in the calendar of a company. */
export function boundsOf({ by, year }: Period, timeZone: string): { from: Date; until: Date } {
  const first = by === 'month' ? year : year - YEARS + 1
  return {
    from: instantOf(`${first}-01-01`, '00:00', timeZone),
    until: instantOf(`${year + 1}-01-01`, '00:00', timeZone),
  }
}

export const searchOf = ({ by, year }: Period): string => `by=${by}&year=${year}`
