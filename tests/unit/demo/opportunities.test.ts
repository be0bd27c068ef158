import { describe, expect, test } from 'vitest'
import { generateOpportunities } from '@/lib/demo/data'
import { randomFrom } from '@/lib/demo/random'

const TODAY = '2026-11-21'

describe('generateOpportunities', () => {
  test('makes as many as asked for, oldest days first', () => {
    const made = [...generateOpportunities(2000, TODAY, 5)]
    const days = made.map(({ createdAt }) => createdAt.slice(0, 10))

    expect(made).toHaveLength(2000)
    expect(days).toEqual([...days].sort())
  })

  test('makes them one at a time', () => {
    const stream = generateOpportunities(Number.MAX_SAFE_INTEGER, TODAY)

    expect(stream.next().value).toHaveProperty('title')
    expect(stream.next().done).toBe(false)
  })

  test('is decided by its seed', () => {
    const titles = (seed: number) => [...generateOpportunities(50, TODAY, seed)].map(({ title }) => title)

    expect(titles(3)).toEqual(titles(3))
    expect(titles(3)).not.toEqual(titles(4))
  })

  test('asked for none makes none', () => {
    expect([...generateOpportunities(0, TODAY)]).toEqual([])
  })

  test('some customers come back', () => {
    const customers = [...generateOpportunities(500, TODAY)].map(({ contactEmail }) => contactEmail)

    expect(new Set(customers).size).toBeLessThan(450)
    expect(new Set(customers).size).toBeGreaterThan(250)
  })
})

describe('randomFrom', () => {
  test('spreads evenly over a range, both ends included', () => {
    const random = randomFrom(0)
    const counts = [0, 0, 0, 0, 0]
    for (let roll = 0; roll < 10_000; roll += 1) {
      const face = random.int(0, 4)
      counts[face] = (counts[face] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(1800)
    expect(Math.max(...counts)).toBeLessThan(2200)
  })

  test('follows the weights', () => {
    const random = randomFrom(1)
    const picks = Array.from({ length: 4000 }, () =>
      random.weighted([
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ]),
    )
    expect(picks.filter((pick) => pick === 'seldom').length / 4000).toBeCloseTo(0.25, 1)
    expect(picks).not.toContain('never')
  })

  test('refuses to choose from nothing', () => {
    expect(() => randomFrom(1).pick([])).toThrow(RangeError)
  })
})
