import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { opportunityDescription } from '@/lib/opportunities/fields'
import {
  clamp,
  formatColumns,
  NARROWEST,
  offeredColumns,
  parseColumns,
  pinnedFirst,
  standardColumns,
  WIDEST,
} from '@/lib/records/columns'

const parse = (text: string | null) => parseColumns(text, opportunityDescription)
const names = (text: string | null) => parse(text).map(({ name }) => name)

describe('the columns of a list', () => {
  test('are the declared ones, with the title pinned, unless something else is asked for', () => {
    expect(parse(null)).toEqual(standardColumns(opportunityDescription))
    expect(parse('')[0]).toEqual({ name: 'title', width: 300, isPinned: true })
    expect(parse('nothing,__proto__,lostNote')).toEqual(standardColumns(opportunityDescription))
  })

  test('come in the order asked for, pinned ones first, each once', () => {
    expect(names('amount:140,title!,stageId,amount')).toEqual(['title', 'amount', 'stageId'])
  })

  test('have a width that can be read', () => {
    expect(parse('title:1,amount:9999').map(({ width }) => width)).toEqual([NARROWEST, WIDEST])
  })

  test('survive being written and read', () => {
    const column = fc.record({
      name: fc.constantFrom(...offeredColumns(opportunityDescription)),
      width: fc.integer({ min: 0, max: 2000 }).map(clamp),
      isPinned: fc.boolean(),
    })
    const columns = fc.uniqueArray(column, { minLength: 1, selector: ({ name }) => name }).map(pinnedFirst)
    fc.assert(fc.property(columns, (given) => void expect(parse(formatColumns(given))).toEqual(given)))
  })
})
