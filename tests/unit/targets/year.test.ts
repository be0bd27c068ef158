import { expect, test } from 'vitest'
import { monthsOfQuarter, percentOf, spread, sumOf } from '@/lib/targets/year'

test('[CS-26] a quarter is spread over its months to the last đồng', () => {
  expect(spread(100)).toEqual([33, 33, 34])
  expect(spread(0)).toEqual([0, 0, 0])
  expect(spread(null)).toEqual([null, null, null])
  expect(monthsOfQuarter(2)).toEqual([4, 5, 6])
})

test('[CS-26] sums tell nothing set from nothing wanted, and shares need a target', () => {
  expect(sumOf([null, null, null], [1, 2, 3])).toBeNull()
  expect(sumOf([0, null, 5])).toBe(5)
  expect(percentOf(50, 200)).toBe(25)
  expect(percentOf(50, null)).toBeNull()
  expect(percentOf(50, 0)).toBeNull()
})
