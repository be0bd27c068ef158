import { describe, expect, test } from 'vitest'
import { kindsIn } from '@/components/records/filter/related'
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

  test('keeps what it asks of related records, without what was not finished', () => {
    const deals: Filter = { has: 'opportunity.accountId', where: title }
    expect(finished({ and: [deals, ['amount', 'gte', null]] })).toEqual(deals)
    const any: Filter = { lacks: 'opportunity.accountId', where: { and: [] } }
    expect(finished(any)).toEqual({ lacks: 'opportunity.accountId' })
    // To ask for none at all would be another question.
    expect(finished({ ...any, where: { and: [['title', 'is', '']] } })).toBeUndefined()
  })

  test('names the kinds that it leads through, as far as they are known', () => {
    const filter: Filter = { or: [title, { not: { has: 'accountId', where: { has: 'contact.accountId' } } }] }
    expect(kindsIn(filter, opportunityDescription, {})).toEqual(['opportunity', 'account'])
    const account = {
      description: { name: 'account', title: 'name', fields: {} },
      options: {},
      relations: [],
    }
    expect(kindsIn(filter, opportunityDescription, { account })).toEqual([
      'opportunity',
      'account',
      'account',
      'contact',
    ])
    expect(kindsIn(title, opportunityDescription, {})).toEqual([])
  })
})
