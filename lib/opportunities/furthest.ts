import type { Row } from '@/lib/records/query'

const STANDING = ['won', 'open', 'lost']

/** Opportunities in the order of how far they came: won, then by probability; of equals the older one first. */
export const furthestFirst = <R extends Row>(rows: readonly R[]): R[] =>
  [...rows].sort(
    (a, b) =>
      STANDING.indexOf(String(a.status)) - STANDING.indexOf(String(b.status)) ||
      Number(b.probability ?? 0) - Number(a.probability ?? 0) ||
      (a.id < b.id ? -1 : 1),
  )
