import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanesOf } from '@/lib/calendar/lanes'

const span = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 300 }))
  .map(([from, length]) => ({ from, to: from + length }))
const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.from < b.to && b.from < a.to

test('nothing covers anything else, nothing leaves its column, and no lane is empty', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const lanes = lanesOf(spans)
      expect(lanes).toHaveLength(spans.length)
      spans.forEach((a, i) => {
        const mine = lanes[i] ?? { lane: -1, of: 0 }
        expect(mine.lane).toBeGreaterThanOrEqual(0)
        expect(mine.lane).toBeLessThan(mine.of)
        const most = spans.filter((b) => overlap(a, b)).length
        if (most === 1) expect(mine).toEqual({ lane: 0, of: 1 })
        spans.forEach((b, j) => {
          if (i === j || !overlap(a, b)) return
          const other = lanes[j] ?? { lane: -1, of: 0 }
          expect(other.of).toBe(mine.of)
          expect(other.lane).not.toBe(mine.lane)
        })
      })
    }),
  )
})

test('no more lanes than overlap at one moment', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 30 }), (spans) => {
      const atOnce = Math.max(
        ...spans.map(({ from }) => spans.filter((each) => each.from <= from && from < each.to).length),
      )
      expect(Math.max(...lanesOf(spans).map(({ of }) => of))).toBe(atOnce)
    }),
  )
})

test('three in a row: the third takes the lane that the first left', () => {
  expect(
    lanesOf([
      { from: 540, to: 600 },
      { from: 570, to: 660 },
      { from: 600, to: 630 },
    ]),
  ).toEqual([
    { lane: 0, of: 2 },
    { lane: 1, of: 2 },
    { lane: 0, of: 2 },
  ])
})
