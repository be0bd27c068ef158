import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { archiveOpportunities, changeOpportunities, moveOpportunities } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { groupRecords } from '@/lib/records/groups'
import type { Query } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
let reasons: string[]

beforeAll(async () => {
  world = await aWorld()
  const { admin, rep, stages, tags } = world
  const rows = await asOwner<{ id: string }>(
    'select id from lost_reason where workspace_id = $1 order by position',
    [world.workspace.id],
  )
  reasons = rows.map(({ id }) => id)
  const lose = async (amount: number, reason: number, more = {}) => {
    const id = await aCard(admin, { amount, ...more })
    await execute(moveOpportunities, admin, {
      items: [{ id, version: 1 }],
      stageId: stages[5],
      lostReasonId: reasons[reason],
    })
  }
  await lose(100, 0)
  await lose(250, 0, { ownerId: rep.id })
  await lose(1000, 1)
  await aCard(admin, { amount: 7, tagIds: [tags[0], tags[1]] })
})

const grouped = (by: string, query: Query = {}, actor = world.admin) =>
  reading(actor, (tx) => groupRecords(tx, actor, opportunities, query, { by, amount: 'amountBase' }))

test('[EV-32] losses are counted and summed by reason', async () => {
  const lost: Query = { filter: ['status', 'is', 'lost'] }
  expect(await grouped('lostReasonId', lost)).toEqual([
    { key: reasons[0], count: 2, sum: 350 },
    { key: reasons[1], count: 1, sum: 1000 },
  ])
  expect(await grouped('lostReasonId', lost, world.rep)).toEqual([{ key: reasons[0], count: 1, sum: 250 }])
})

test('a card counts under each of its tags; what has none stands apart', async () => {
  const { tags } = world
  const groups = await grouped('tagIds')
  expect(groups).toHaveLength(3)
  expect(groups).toEqual(
    expect.arrayContaining([
      { key: null, count: 3, sum: 1350 },
      { key: tags[0], count: 1, sum: 7 },
      { key: tags[1], count: 1, sum: 7 },
    ]),
  )
})

test.each(['title', 'amount', 'nothing', 'lostNote'])('grouping by %s is refused', async (by) => {
  await expect(grouped(by)).rejects.toMatchObject({ code: 'invalid' })
})

test('a selection is archived and put back in one step each, or not at all', async () => {
  const ids = [await aCard(world.rep), await aCard(world.rep)]
  const items = ids.map((id) => ({ id, version: 1 }))
  const done = await execute(archiveOpportunities, world.rep, { items, isArchived: true })
  const archived = () => asOwner('select is_archived from opportunity where id = any($1)', [ids])
  expect(await archived()).toEqual([{ is_archived: true }, { is_archived: true }])
  await execute(undo, world.rep, { requestId: done.requestId })
  expect(await archived()).toEqual([{ is_archived: false }, { is_archived: false }])

  const mixed = [
    ...items.map(({ id }) => ({ id, version: 3 })),
    { id: await aCard(world.stranger), version: 1 },
  ]
  const before = await fingerprint()
  const attempt = execute(archiveOpportunities, world.rep, { items: mixed, isArchived: true })
  await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
  expect(await fingerprint()).toEqual(before)
})

test('a read-only person changes no selection', async () => {
  const items = [{ id: await aCard(world.rep), version: 1 }]
  for (const attempt of [
    execute(archiveOpportunities, world.reader, { items, isArchived: true }),
    execute(changeOpportunities, world.reader, { items, patch: { priority: 3 } }),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('one answer fills what cards lack and overwrites nothing', async () => {
  const has = await aCard(world.rep, { customerName: 'Đã có' })
  const lacks = await aCard(world.rep)
  await execute(moveOpportunities, world.rep, {
    items: [
      { id: has, version: 1 },
      { id: lacks, version: 1 },
    ],
    stageId: world.stages[1],
    answers: { customerName: 'Mới điền' },
  })
  const names = await asOwner('select id, customer_name from opportunity where id = any($1)', [[has, lacks]])
  expect(names).toEqual(
    expect.arrayContaining([
      { id: has, customer_name: 'Đã có' },
      { id: lacks, customer_name: 'Mới điền' },
    ]),
  )
})
