import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { copyTargets, saveTargets } from '@/lib/targets/commands'
import { ownYear, targetYear } from '@/lib/targets/queries'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf, refusals } from '../identity/people'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

type Given = { month?: number; value?: number | null; was?: number | null }
const cell = (member: Actor, { month = 3, value = 100, was = null }: Given = {}) => ({
  memberId: member.id ?? '',
  month,
  value,
  was,
})
const save = (cells: object[], more: object = {}, actor = world.admin) =>
  execute(saveTargets, actor, { year: 2026, measure: 'amount', cells, ...more })
const yearFor = (actor: Actor, year = 2026) => reading(actor, (tx) => targetYear(tx, actor, year))
const rowOf = async (member: Actor, year = 2026) =>
  (await yearFor(world.admin, year)).find(({ id }) => id === member.id)

async function won(owner: Actor, amount: number, closedAt: string): Promise<void> {
  const id = await aCard(owner, { amount, ownerId: owner.id })
  await asOwner(`update opportunity set status = 'won', closed_at = $2 where id = $1`, [id, closedAt])
}

test('[CS-26] targets are set for one or for many at once, in both measures, and told person by person', async () => {
  await save([cell(world.rep), cell(world.rep, { month: 4, value: 200 }), cell(world.manager)])
  await save([cell(world.rep, { value: 3 })], { measure: 'wins' })
  const rep = await rowOf(world.rep)
  expect(rep?.target.amount.slice(2, 4)).toEqual([100, 200])
  expect(rep?.target.wins[2]).toBe(3)
  const [first, second] = await eventsOf(world.workspace.id, 'updated')
  expect(first).toMatchObject({
    entity: 'sales_target',
    record_id: world.rep.id,
    before: { 'amount 2026-03': null, 'amount 2026-04': null },
    after: { 'amount 2026-03': 100, 'amount 2026-04': 200 },
  })
  expect(second).toMatchObject({ record_id: world.manager.id })
})

test('[CS-26] beside the target stands what was won, by month of the workspace’s own calendar', async () => {
  await won(world.rep, 500, '2026-02-28T17:30:00Z') // March in Việt Nam
  await won(world.rep, 700, '2026-03-31T16:59:00Z')
  await won(world.rep, 900, '2025-12-31T16:59:00Z')
  await won(world.manager, 50, '2026-03-10T03:00:00Z')
  await aCard(world.rep, { amount: 9999 })
  const rep = await rowOf(world.rep)
  expect(rep?.actual.amount).toEqual([0, 0, 1200, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  expect(rep?.actual.wins[2]).toBe(2)
  expect((await rowOf(world.manager))?.actual.amount[2]).toBe(50)
  expect((await rowOf(world.rep, 2025))?.actual.amount[11]).toBe(900)
})

test('[CS-26] an emptied month is gone, and a month changed meanwhile is not overwritten', async () => {
  await save([cell(world.rep)])
  await expect(save([cell(world.rep, { value: 300 })])).rejects.toMatchObject({
    code: 'conflict',
    words: { key: 'stale', params: { name: 'Founder' } },
  })
  await save([cell(world.rep, { value: null, was: 100 })])
  expect(await asOwner('select * from sales_target where member_id = $1', [world.rep.id])).toEqual([])
  expect((await save([cell(world.rep, { value: null })])).changed).toBe(false)
})

test('[CS-26] last year is copied into what is still empty', async () => {
  await save([cell(world.rep), cell(world.rep, { month: 5, value: 7 })], { year: 2025 })
  await save([cell(world.rep, { value: 2 })], { year: 2025, measure: 'wins' })
  await save([cell(world.rep, { value: 1 })])
  const { data } = await execute(copyTargets, world.admin, { year: 2026 })
  expect(data.copied).toHaveLength(2)
  const rep = await rowOf(world.rep)
  expect([rep?.target.amount[2], rep?.target.amount[4], rep?.target.wins[2]]).toEqual([1, 7, 2])
  expect((await execute(copyTargets, world.admin, { year: 2026 })).changed).toBe(false)
})

test('[CS-26] a manager sets targets of the team, a representative sees their own, nobody beyond', async () => {
  await save([cell(world.rep)], {}, world.manager)
  expect((await yearFor(world.manager)).map(({ id }) => id).sort()).toEqual(
    [world.admin, world.manager, world.rep].map(({ id }) => id).sort(),
  )
  const [own, ...others] = await yearFor(world.rep)
  expect(own).toMatchObject({ id: world.rep.id, canWrite: false })
  expect(others).toEqual([])
  expect(await reading(world.rep, (tx) => ownYear(tx, world.rep, 2026))).toMatchObject({ id: world.rep.id })
  const other = await aWorld()
  const before = await fingerprint()
  expect(
    await refusals([
      save([cell(world.rep), cell(world.stranger)], {}, world.manager),
      save([cell(world.rep)], {}, world.rep),
      save([cell(world.rep)], {}, world.reader),
      save([cell(other.rep)]),
      save([cell(world.rep, { value: -1 })]),
      save([cell(world.rep, { month: 13 })]),
      save([cell(world.rep, { value: 1e9 })], { measure: 'wins' }),
      execute(copyTargets, world.rep, { year: 2026 }),
    ]),
  ).toEqual([
    'not_found: notFound',
    'forbidden: forbidden',
    'forbidden: forbidden',
    'not_found: notFound',
    'invalid: invalid',
    'invalid: invalid',
    'invalid: invalid',
    'forbidden: forbidden',
  ])
  expect(await fingerprint()).toEqual(before)
})
