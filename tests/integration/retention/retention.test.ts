import { expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { undo } from '@/lib/records/undo'
import { applyRules } from '@/lib/retention/apply'
import { scheduleRetention, sweepOld, updateRetention } from '@/lib/retention/commands'
import { getRetention } from '@/lib/retention/queries'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

const rules = { version: 0, eventMonths: 12, rawMailMonths: null, lostContactMonths: null }

const planned = (world: World) =>
  asOwner<{ run_at: Date }>('select run_at from graphile_worker._private_jobs where key = $1', [
    `${world.workspace.id}:retention`,
  ])

/** Lines of the log of that age, of a kind that says where they came from. */
const aged = (world: World, months: number, count: number) =>
  asOwner(
    `insert into event (workspace_id, id, at, actor_name, entity, record_id, type, request_id)
     select $1, gen_random_uuid(), now() - make_interval(months => $2), 'x', $3, $1, 'created', $1
     from generate_series(1, $4)`,
    [world.workspace.id, months, `old${months}`, count],
  )
const left = async (world: World, kind: string) =>
  (await asOwner('select from event where workspace_id = $1 and entity = $2', [world.workspace.id, kind]))
    .length

test('nothing is deleted until somebody says so', async () => {
  const world = await aWorld()
  await aged(world, 100, 3)
  expect(await reading(world.admin, (tx) => getRetention(tx, world.admin))).toMatchObject({
    version: 0,
    eventMonths: null,
  })
  await applyRules(world.workspace.id)
  expect(await left(world, 'old100')).toBe(3)
  expect(await planned(world)).toEqual([])
})

test('a rule is kept, told, and planned for the coming night', async () => {
  const world = await aWorld()
  await execute(updateRetention, world.admin, rules)
  expect(await eventsOf(world.workspace.id, 'updated')).toMatchObject([
    { entity: 'retention', before: { eventMonths: null }, after: { eventMonths: 12 } },
  ])
  const [job] = await planned(world)
  expect(job?.run_at.toISOString()).toMatch(/T19:30:00/)
  expect(Number(job?.run_at)).toBeGreaterThan(Date.now())
  const same = await execute(updateRetention, world.admin, { ...rules, version: 1 })
  expect(same.changed).toBe(false)
})

test('what is older than the rule goes, in portions, and the run tells how much', async () => {
  const world = await aWorld()
  const other = await aWorld()
  await execute(updateRetention, world.admin, { ...rules, eventMonths: 24 })
  await aged(world, 25, 5100)
  await aged(world, 23, 2)
  await aged(other, 25, 2)
  await applyRules(world.workspace.id)
  expect(await left(world, 'old25')).toBe(0)
  expect(await left(world, 'old23')).toBe(2)
  expect(await left(other, 'old25')).toBe(2)
  const told = await eventsOf(world.workspace.id, 'applied')
  expect(told).toMatchObject([
    { entity: 'retention', actor_id: null, after: { events: 5000, rawMails: 0, contacts: 0 } },
    { entity: 'retention', actor_id: null, after: { events: 100, rawMails: 0, contacts: 0 } },
  ])
  await applyRules(world.workspace.id)
  expect(await eventsOf(world.workspace.id, 'applied')).toHaveLength(2)
})

test('undo and conflicts do not need what is gone', async () => {
  const world = await aWorld()
  const id = await aCard(world.admin)
  await asOwner(`update event set at = now() - interval '20 months' where record_id = $1`, [id])
  await execute(updateRetention, world.admin, rules)
  await applyRules(world.workspace.id)
  expect(await left(world, 'opportunity')).toBe(0)
  const stale = execute(updateOpportunity, world.admin, { id, version: 7, patch: { title: 'B' } })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  const { requestId } = await execute(updateOpportunity, world.admin, {
    id,
    version: 1,
    patch: { title: 'B' },
  })
  await execute(undo, world.admin, { requestId })
  expect(await asOwner('select title from opportunity where id = $1', [id])).toEqual([{ title: 'A card' }])
})

test('others than administrators, stale edits and too short a time are refused', async () => {
  const world = await aWorld()
  const { admin, manager, rep, reader } = world
  for (const actor of [manager, rep, reader])
    await expect(execute(updateRetention, actor, rules)).rejects.toMatchObject({ code: 'forbidden' })
  for (const eventMonths of [11, 0, -1, 1.5, 241])
    await expect(execute(updateRetention, admin, { ...rules, eventMonths })).rejects.toMatchObject({
      fields: { eventMonths: expect.anything() },
    })
  await execute(updateRetention, admin, rules)
  const late = execute(updateRetention, admin, { ...rules, eventMonths: 36 })
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  for (const definition of [scheduleRetention, sweepOld])
    await expect(execute(definition, admin, {})).rejects.toMatchObject({ code: 'not_found' })
})
