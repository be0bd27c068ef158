import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { opportunities } from '@/lib/opportunities/entity'
import { listOpportunities } from '@/lib/opportunities/reads'
import { neighboursOf } from '@/lib/records/neighbours'
import { listRecords, type Query } from '@/lib/records/query'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World

beforeAll(async () => {
  world = await aWorld()
  for (let at = 0; at < 17; at += 1) {
    await aCard(world.admin, {
      title: `Card ${at % 4}`,
      amount: at % 3,
      expectedClose: at % 3 === 0 ? null : `2026-12-0${1 + (at % 2)}`,
      ...(at % 5 === 0 && { ownerId: world.rep.id }),
    })
  }
})

const whole = (actor: Actor, query: Query) =>
  reading(actor, (tx) => listRecords(tx, actor, opportunities, { ...query, limit: 100 }))

const queries = fc.record(
  {
    sort: fc.record({
      field: fc.constantFrom('title', 'amountBase', 'expectedClose', 'createdAt'),
      descending: fc.boolean(),
    }),
    search: fc.constantFrom('card', 'card 1', 'ca'),
    filter: fc.constantFrom<Query['filter']>(['amount', 'gte', 1], ['expectedClose', 'set'], {
      not: ['title', 'is', 'Card 2'],
    }),
  },
  { requiredKeys: [] },
)

test('next and previous walk a list from end to end, in its own order', async () => {
  const who = fc.constantFrom('admin' as const, 'rep' as const, 'stranger' as const)
  await fc.assert(
    fc.asyncProperty(queries, who, async (query, name) => {
      const actor = world[name]
      const ids = (await whole(actor, query)).rows.map(({ id }) => id)
      const seen = await reading(actor, async (tx) => {
        const found = []
        for (const id of ids) found.push(await neighboursOf(tx, actor, opportunities, query, id))
        return found
      })
      expect(seen.map(({ next }) => next)).toEqual(ids.map((_, at) => ids[at + 1] ?? null))
      expect(seen.map(({ previous }) => previous)).toEqual(ids.map((_, at) => ids[at - 1] ?? null))
    }),
    { numRuns: 40 },
  )
})

test('pages of any size have no gap and no repetition, asked for as the browser does', async () => {
  await fc.assert(
    fc.asyncProperty(queries, fc.integer({ min: 1, max: 20 }), async (query, limit) => {
      const { admin } = world
      const ids = (await whole(admin, query)).rows.map(({ id }) => id)
      const first = await reading(admin, (tx) => listRecords(tx, admin, opportunities, { ...query, limit }))
      const rest = []
      for (let next = first.next; next; ) {
        const page: typeof first = await answer(listOpportunities, admin, { query, after: next })
        rest.push(...page.rows)
        next = page.next
      }
      expect([...first.rows, ...rest].map(({ id }) => id)).toEqual(ids)
    }),
    { numRuns: 40 },
  )
})

test('a record one may not see has no neighbours', async () => {
  const id = await aCard(world.admin, { title: 'Hidden' })
  const found = await reading(world.rep, (tx) => neighboursOf(tx, world.rep, opportunities, {}, id))
  expect(found).toEqual({ previous: null, next: null })
})
