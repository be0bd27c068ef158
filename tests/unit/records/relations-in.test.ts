import { expect, test } from 'vitest'
import { type Filter, relationsIn } from '@/lib/records/filter-shape'

test('every relation of a filter is named, within groups and within one another', () => {
  const filter: Filter = {
    and: [
      ['name', 'contains', 'an'],
      { or: [{ has: 'contact.accountId', where: { and: [{ lacks: 'activity.contactIds' }] } }] },
      { not: { lacks: 'parentId' } },
    ],
  }
  expect(relationsIn(filter)).toEqual(['contact.accountId', 'activity.contactIds', 'parentId'])
})
