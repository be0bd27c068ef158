import { addDays, addMonths, type PlainDate, weekdayOf } from '@/lib/vietnam/plain-date'

export type Delay = {
  delay: number
  delayUnit: 'days' | 'weeks' | 'months'
  skipsWeekends: boolean
  skipsHolidays: boolean
}

/** The day a delay leads to; where it falls on a day that is skipped, the next that is none. */
export function dayAfter(from: PlainDate, rule: Delay, holidays: ReadonlySet<PlainDate>): PlainDate {
  const { delay, delayUnit } = rule
  const days = delayUnit === 'weeks' ? delay * 7 : delay
  let day = delayUnit === 'months' ? addMonths(from, delay) : addDays(from, days)
  while (isSkipped(day, rule, holidays)) day = addDays(day, 1)
  return day
}

const isSkipped = (day: PlainDate, rule: Delay, holidays: ReadonlySet<PlainDate>): boolean =>
  (rule.skipsWeekends && weekdayOf(day) > 5) || (rule.skipsHolidays && holidays.has(day))

type Link = { from: string; to: string }

/** The way that leads from a place back to it, if there is one; each place leads to one other at most. */
export function cycleFrom(start: string, links: readonly Link[]): string[] | null {
  const way = [start]
  for (;;) {
    const next = links.find(({ from }) => from === way.at(-1))?.to
    if (next === undefined) return null
    if (next === start) return [...way, start]
    if (way.includes(next)) return null
    way.push(next)
  }
}

export type ChainType = Delay & { id: string; name: string; follows: string; nextIds: readonly string[] }
export type Step = { id: string; name: string; day: PlainDate; isSuggested: boolean }

const MOST = 12

/** What follows from one type done on a day, each done on its day: all that is set off, and at the end what is suggested. */
export function chainOf(
  type: ChainType,
  day: PlainDate,
  types: readonly ChainType[],
  holidays: ReadonlySet<PlainDate>,
): Step[] {
  const steps: Step[] = []
  let here: ChainType | undefined = type
  let from = day
  while (here && here.follows !== 'none' && steps.length < MOST) {
    const { nextIds }: ChainType = here
    const isSuggested: boolean = here.follows === 'suggest'
    from = dayAfter(from, here, holidays)
    for (const each of types.filter(({ id }) => nextIds.includes(id)))
      steps.push({ id: each.id, name: each.name, day: from, isSuggested })
    here = isSuggested ? undefined : types.find(({ id }) => id === nextIds[0])
  }
  return steps
}
