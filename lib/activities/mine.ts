import type { Filter } from '@/lib/records/filter-shape'
import type { Sort } from '@/lib/records/query'

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
