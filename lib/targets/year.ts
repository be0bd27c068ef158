export const MEASURES = ['amount', 'wins'] as const
export type Measure = (typeof MEASURES)[number]

/** Twelve months of one person and one measure; null where nothing is set. */
export type Months = (number | null)[]

export type PersonYear = {
  id: string
  name: string
  isActive: boolean
  canWrite: boolean
  target: Record<Measure, Months>
  actual: Record<Measure, number[]>
}

export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
export const QUARTERS = [1, 2, 3, 4] as const

export const monthsOfQuarter = (quarter: number): number[] => [1, 2, 3].map((nth) => (quarter - 1) * 3 + nth)

/** A quarter's value over its months, in whole units; what does not divide comes in the last. Null empties them. */
export function spread(value: number | null): [number | null, number | null, number | null] {
  if (value === null) return [null, null, null]
  const third = Math.floor(value / 3)
  return [third, third, value - 2 * third]
}

/** The sum of some months (1 to 12); null where none of them has a value. */
export function sumOf(months: readonly (number | null)[], which: readonly number[] = MONTHS): number | null {
  const set = which.map((month) => months[month - 1] ?? null).filter((value) => value !== null)
  return set.length > 0 ? set.reduce((sum, value) => sum + value, 0) : null
}

/** How much of a target is reached, in whole percent; null without a target. */
export const percentOf = (actual: number, target: number | null): number | null =>
  target ? Math.round((actual / target) * 100) : null
