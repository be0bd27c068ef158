import { expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { getInbound, type LogQuery, listInbound } from '@/lib/mail/inbound/queries'
import { anAlias, arrives, letter } from '@/tests/support/mail'
import { aWorld } from '@/tests/support/world'

const list = (actor: Actor, query: LogQuery = {}) => reading(actor, (tx) => listInbound(tx, actor, query))

test('a manager reads of the mail to the own teams; a representative of none', async () => {
  const world = await aWorld()
  const north = await arrives(letter({ Subject: 'Bắc' }), await anAlias(world, 'north@log.example'))
  const south = await arrives(letter({ Subject: 'Nam' }), await anAlias(world, 'south@log.example', {}, 1))

  expect((await list(world.admin)).rows.map(({ id }) => id)).toEqual([south.id, north.id])
  expect((await list(world.manager)).rows.map(({ id }) => id)).toEqual([north.id])
  expect((await list(world.rep)).rows).toEqual([])
  const seen = (actor: Actor, id: string) => reading(actor, (tx) => getInbound(tx, actor, id))
  expect(await seen(world.manager, south.id)).toBeUndefined()
  expect((await seen(world.manager, north.id))?.records).toMatchObject([{ title: 'Bắc' }])
  const other = await aWorld()
  expect(await seen(other.admin, north.id)).toBeUndefined()
})

test('the log is found by words without marks, by sender and by outcome, page by page', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@find.example')
  await arrives(letter({ Subject: 'Đơn hàng tháng mười', From: 'Bình <binh@xa.example>' }), to)
  await arrives(letter({ Precedence: 'bulk' }), to)
  for (let at = 0; at < 52; at++) await arrives(letter({ From: `a${at}@khach.example` }), to)

  const found = async (query: LogQuery) => (await list(world.admin, query)).rows.length
  expect(await found({ search: 'don hang' })).toBe(1)
  expect(await found({ search: 'binh@xa' })).toBe(1)
  expect(await found({ outcome: 'held' })).toBe(1)
  expect(await found({ outcome: 'pending' })).toBe(0)
  const first = await list(world.admin)
  const second = await list(world.admin, { after: first.next ?? '' })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 4, null])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(54)
})
