import { beforeEach, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { leadKind } from '@/lib/leads/commands'
import { convertLead } from '@/lib/leads/convert'
import { leads } from '@/lib/leads/entity'
import { loadTotals } from '@/lib/opportunities/board'
import {
  changeOpportunities,
  mergeOpportunities,
  moveOpportunities,
  unmergeOpportunity,
  updateOpportunity,
} from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { furthestFirst } from '@/lib/opportunities/furthest'
import { getRecord } from '@/lib/records/query'
import { timelineOf } from '@/lib/records/timeline'
import { undo } from '@/lib/records/undo'
import { targetYear } from '@/lib/targets/queries'
import { asOwner } from '@/tests/support/owner'
import { refusal } from '@/tests/support/refusal'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const read = (id: string, by = world.admin) => reading(by, (tx) => getRecord(tx, by, opportunities, id))
const ref = async (id: string) => ({ id, version: Number((await read(id))?.version) })
const merge = async (ids: string[], values = {}, by = world.admin) => {
  const items = []
  for (const id of ids) items.push(await ref(id))
  return execute(mergeOpportunities, by, { items, values })
}
/** What the columns of the board add up to. */
const total = async () => {
  const totals = await reading(world.admin, (tx) =>
    loadTotals(tx, world.admin, { group: 'stage', order: 'rank' }),
  )
  return Object.values(totals).reduce((sum, each) => sum + Number(each.sum), 0)
}
const spans = (id: string) =>
  asOwner<{ open: boolean }>(
    'select valid_to is null as open from opportunity_span where opportunity_id = $1 order by valid_from',
    [id],
  )
const aMessage = (id: string) =>
  asOwner(
    `insert into message (workspace_id, id, record_id, direction, state, message_id, from_address, subject, text)
     values ($1, gen_random_uuid(), $2, 'in', 'received', gen_random_uuid()::text, 'an@x.test', 'Hỏi giá', '')`,
    [world.workspace.id, id],
  )
const messagesOf = async (id: string) =>
  (await asOwner('select from message where record_id = $1', [id])).length

test('two cards become one: amounts counted once, mails and lines of time with the one that stays', async () => {
  const kept = await aCard(world.admin, { title: 'Máy in', amount: 100, tagIds: [world.tags[0]] })
  const lost = await aCard(world.admin, {
    ...{ title: 'May in', amount: 70, contactEmail: 'an@x.test', tagIds: [world.tags[1]] },
  })
  await aMessage(lost)
  expect(await total()).toBe(170)
  await merge([kept, lost], { title: 'May in' })
  expect(await total()).toBe(100)
  expect(await read(kept)).toMatchObject({
    title: 'May in',
    amount: 100,
    contactEmail: 'an@x.test',
    tagIds: [world.tags[0], world.tags[1]].sort(),
    archivedAt: null,
  })
  expect(await read(lost)).toMatchObject({ mergedIntoId: kept, archivedAt: expect.any(Date) })
  expect([await messagesOf(kept), await messagesOf(lost)]).toEqual([1, 0])
  expect((await spans(lost)).every(({ open }) => !open)).toBe(true)
  expect((await spans(kept)).filter(({ open }) => open)).toHaveLength(1)
  const told = await reading(world.admin, (tx) =>
    timelineOf(tx, world.admin, opportunities, kept, { strand: 'change' }),
  )
  const begun = told.entries.filter((entry) => entry.strand === 'change' && entry.type === 'created')
  expect(begun.map(({ of }) => of?.name)).toEqual(['May in', undefined])
})

test('it is taken back at once, or apart within thirty days', async () => {
  const ids = [await aCard(world.admin, { amount: 100 }), await aCard(world.admin, { amount: 70 })]
  const [kept = '', lost = ''] = ids
  await aMessage(lost)
  const { requestId } = await merge(ids)
  await execute(undo, world.admin, { requestId })
  expect(await total()).toBe(170)
  expect(await read(lost)).toMatchObject({ mergedIntoId: null, archivedAt: null })
  expect(await messagesOf(lost)).toBe(1)
  await merge(ids, { amount: 70 })
  expect(await total()).toBe(70)
  await execute(unmergeOpportunity, world.admin, await ref(lost))
  expect(await total()).toBe(170)
  expect([await messagesOf(kept), await messagesOf(lost)]).toEqual([0, 1])
  expect((await spans(lost)).filter(({ open }) => open)).toHaveLength(1)
  await merge(ids)
  await asOwner(`update event set at = at - interval '31 days' where record_id = $1`, [lost])
  expect(await refusal(execute(unmergeOpportunity, world.admin, await ref(lost)))).toBe(
    'conflict mergedLongAgo',
  )
})

test('the stage of the one that stays stands, and an amount comes with its currency', async () => {
  await asOwner(
    `insert into currency (workspace_id, id, name, rate) values ($1, gen_random_uuid(), 'USD', '25000')
     on conflict do nothing`,
    [world.workspace.id],
  )
  const kept = await aCard(world.admin, { amount: 100 })
  const lost = await aCard(world.admin, { amount: 500, currency: 'USD' })
  await execute(moveOpportunities, world.admin, { items: [await ref(lost)], stageId: world.stages[2] ?? '' })
  for (const values of [{ stageId: world.stages[2] }, { amount: 100, currency: 'USD' }, { currency: 'EUR' }])
    expect(await refusal(merge([kept, lost], values))).toBe('invalid invalid')
  await merge([kept, lost], { amount: 500 })
  const after = await read(kept)
  expect(after).toMatchObject({ amount: 500, currency: 'USD', stageId: world.stages[0] })
  expect(Number(after?.amountBase)).toBeGreaterThan(100)
})

test('what was won stays won, once, in the figures beside the targets', async () => {
  const [won] = await asOwner<{ id: string }>(
    `select id from stage where workspace_id = $1 and kind = 'won' limit 1`,
    [world.workspace.id],
  )
  const ids = [await aCard(world.admin, { amount: 100 }), await aCard(world.admin, { amount: 100 })]
  const items = [await ref(ids[0] ?? ''), await ref(ids[1] ?? '')]
  await execute(moveOpportunities, world.admin, { items, stageId: won?.id ?? '' })
  const open = await aCard(world.admin, { amount: 5 })
  expect(await refusal(merge([open, ids[0] ?? '']))).toBe('conflict mergeWon')
  const year = new Date().getFullYear()
  const wins = async () => {
    const people = await reading(world.admin, (tx) => targetYear(tx, world.admin, year))
    return people.flatMap(({ actual }) => actual.wins).reduce((sum: number, n) => sum + Number(n ?? 0), 0)
  }
  expect(await wins()).toBe(2)
  await merge([ids[0] ?? '', ids[1] ?? '', open])
  expect(await wins()).toBe(1)
  expect(
    furthestFirst([
      { id: 'b', status: 'lost' },
      { id: 'c', status: 'open', probability: 20 },
      { id: 'a', status: 'open', probability: 20 },
      { id: 'd', status: 'won' },
    ]).map(({ id }) => id),
  ).toEqual(['d', 'a', 'c', 'b'])
})

test('a lead that became the one leads to the other', async () => {
  const lead = (await execute(leadKind.create, world.admin, { name: 'Lan', qualification: 'lead' })).data
  const { data } = await execute(convertLead, world.admin, {
    ...{
      ...lead,
      account: null,
      contact: { values: { name: 'Lan' } },
      opportunity: { values: { title: 'Lan' } },
    },
  })
  const kept = await aCard(world.admin)
  await merge([kept, data.opportunityId ?? ''])
  const now = await reading(world.admin, (tx) => getRecord(tx, world.admin, leads, lead.id))
  expect(now?.opportunityId).toBe(kept)
})

test("somebody else's card, too many, the same twice, a stale one and no right are refused", async () => {
  const mine = await aCard(world.rep)
  const theirs = await aCard(world.stranger)
  const items = [await ref(mine), await ref(theirs)]
  expect(await refusal(execute(mergeOpportunities, world.rep, { items }))).toBe('not_found notFound')
  expect(await refusal(execute(mergeOpportunities, world.reader, { items }))).toMatch(/^forbidden/)
  expect(await refusal(merge([mine, mine]))).toBe('not_found notFound')
  const six = []
  for (let n = 0; n < 6; n++) six.push(await ref(await aCard(world.admin)))
  expect(await refusal(execute(mergeOpportunities, world.admin, { items: six }))).toBe('invalid invalid')
  await execute(updateOpportunity, world.admin, { ...(await ref(theirs)), patch: { title: 'Đổi' } })
  expect(await refusal(execute(mergeOpportunities, world.admin, { items }))).toBe('conflict stale')
  await merge([mine, theirs])
  expect(await refusal(merge([six[0]?.id ?? '', theirs]))).toBe('conflict mergedAway')
  const change = { items: [await ref(theirs)], patch: { ownerId: world.rep.id } }
  await execute(changeOpportunities, world.admin, change)
  expect((await spans(theirs)).some(({ open }) => open)).toBe(false)
})
