import { beforeAll, expect, test } from 'vitest'
import { reading } from '@/lib/kernel/database'
import { opportunities } from '@/lib/opportunities/entity'
import { type Cursor, listRecords, type Sort } from '@/lib/records/query'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
const CARDS = 23

beforeAll(async () => {
  world = await aWorld()
  for (let at = 0; at < CARDS; at += 1) {
    const expectedClose = at % 4 === 0 ? null : `2026-12-${String(1 + (at % 3)).padStart(2, '0')}`
    await aCard(world.admin, { title: `Card ${at % 5}`, amount: at % 7, expectedClose })
  }
})

async function pagesOf(sort: Sort | undefined, limit: number): Promise<string[][]> {
  const pages: string[][] = []
  let after: Cursor | null = null
  do {
    const page = await reading(world.admin, (tx) =>
      listRecords(tx, world.admin, opportunities, { sort, limit, after }),
    )
    pages.push(page.rows.map(({ id }) => id))
    after = JSON.parse(JSON.stringify(page.next))
  } while (after && pages.length <= CARDS)
  return pages
}

const SORTS: [string, string][] = [
  ['title', 'title'],
  ['amountBase', 'amount_base'],
  ['expectedClose', 'expected_close'],
  ['createdAt', 'created_at'],
]

test.each(SORTS)('pages by %s give every row once, in order, empty values last', async (field, column) => {
  for (const descending of [false, true]) {
    const direction = descending ? 'desc' : 'asc'
    const whole = await asOwner<{ id: string }>(
      `select id from opportunity order by ${column} ${direction} nulls last, id ${direction}`,
    )
    for (const limit of [1, 4, 23, 50]) {
      const pages = await pagesOf({ field, descending }, limit)
      expect(pages.flat()).toEqual(whole.map(({ id }) => id))
      expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(limit)
    }
  }
})

test('rows of one and the same moment, as an import makes them, are neither skipped nor repeated', async () => {
  await asOwner(`update opportunity set created_at = '2026-01-02 03:04:05.678912+07'`)
  for (const descending of [false, true]) {
    const pages = await pagesOf({ field: 'createdAt', descending }, 4)
    expect(pages.flat()).toHaveLength(CARDS)
    expect(new Set(pages.flat()).size).toBe(CARDS)
  }
})

test('a page does not shift when a row is added before it', async () => {
  const sort = { field: 'title', descending: false }
  const first = await reading(world.admin, (tx) =>
    listRecords(tx, world.admin, opportunities, { sort, limit: 5 }),
  )
  await aCard(world.admin, { title: 'A newcomer before all' })
  const second = await reading(world.admin, (tx) =>
    listRecords(tx, world.admin, opportunities, { sort, limit: 5, after: first.next }),
  )
  const ids = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(new Set(ids).size).toBe(10)
})

test('an unknown or unsortable field falls back to the newest first', async () => {
  const [newest] = await asOwner<{ id: string }>(
    'select id from opportunity order by created_at desc, id desc limit 1',
  )
  for (const field of ['nothing', 'description', '__proto__', 'id; drop table opportunity']) {
    const pages = await pagesOf({ field, descending: false }, 50)
    expect(pages[0]?.[0]).toBe(newest?.id)
  }
})
