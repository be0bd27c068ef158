import type { Filter } from '@/lib/records/filter-shape'
import type { Row, Sort } from '@/lib/records/query'
import type { PlainDate } from '@/lib/vietnam/plain-date'

/** What the reader has to do, the most urgent first: as a question to the list of activities. */
export const MINE: { filter: Filter; sort: Sort } = {
  filter: {
    and: [
      ['isOpen', 'is', true],
      ['ownerId', 'is', 'me'],
    ],
  },
  sort: { field: 'dueOn', descending: false },
}

/** Without what comes back later: of each series whatever is due, and the next after that. */
export function nextOfEach(rows: readonly Row[], today: PlainDate): Row[] {
  const known = new Set<unknown>()
  return rows.filter(({ seriesId, dueOn }) => {
    if (!seriesId || String(dueOn) <= today) return true
    const isNext = !known.has(seriesId)
    known.add(seriesId)
    return isNext
  })
}
