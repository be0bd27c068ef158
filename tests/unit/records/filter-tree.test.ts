import { describe, expect, test } from 'vitest'
import { begun, finished, rooted, without } from '@/components/records/filter/tree'
import { opportunityDescription } from '@/lib/opportunities/fields'
import type { Filter } from '@/lib/records/filter-shape'

const title: Filter = ['title', 'is', 'An']
const rich: Filter = ['amount', 'gte', 5]

describe('a filter being built', () => {
  test('is a group at the top, whatever it was', () => {
    expect(rooted(undefined)).toEqual({ joint: 'and', parts: [] })
    expect(rooted(title)).toEqual({ joint: 'and', parts: [title] })
    expect(rooted({ or: [title, rich] })).toEqual({ joint: 'or', parts: [title, rich] })
    expect(rooted({ not: title })).toEqual({ joint: 'and', parts: [{ not: title }] })
  })

  test('leaves out what was begun and not finished', () => {
    expect(
      finished({
        and: [
          ['title', 'is', ''],
          ['stageId', 'in', []],
        ],
      }),
    ).toBeUndefined()
    expect(finished({ and: [title, ['amount', 'gte', null]] })).toEqual(title)
    expect(finished({ and: [title, { or: [rich, ['title', 'is', null]] }, { and: [] }] })).toEqual({
      and: [title, rich],
    })
    expect(finished({ and: [['ownerId', 'empty']] })).toEqual(['ownerId', 'empty'])
    expect(finished({ and: [['amount', 'is', 0]] })).toEqual(['amount', 'is', 0])
    expect(finished({ and: [['status', 'is', false], title] })).toEqual({
      and: [['status', 'is', false], title],
    })
  })

  test('keeps a negation as it came', () => {
    expect(finished({ and: [{ not: title }] })).toEqual({ not: title })
  })

  test('loses one part at a time', () => {
    expect(without({ joint: 'or', parts: [title, rich] }, 0)).toEqual(rich)
    expect(without({ joint: 'and', parts: [title] }, 0)).toBeUndefined()
  })

  test('begins with a field that can be compared', () => {
    expect(begun(opportunityDescription)).toEqual(['title', 'contains', null])
  })
})
