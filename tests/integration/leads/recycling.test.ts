import { beforeEach, expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { execute } from '@/lib/kernel/command'
import { leadKind } from '@/lib/leads/commands'
import { recycleSome, scheduleRecycling, updateRecycling } from '@/lib/leads/recycling/commands'
import { recycleIdle } from '@/lib/leads/recycling/recycle'
import { saveRules } from '@/lib/record-rules/commands'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const rule = (idleDays: number | null, releasesOwner = false, version = 0) =>
  execute(updateRecycling, world.admin, { version, idleDays, releasesOwner })

async function aLead(values: Record<string, unknown> = {}): Promise<string> {
  const given = {
    name: 'Lan',
    qualification: 'lead',
    ownerId: world.rep.id,
    teamId: world.teams[0],
    ...values,
  }
  return (await execute(leadKind.create, world.admin, given)).data.id
}
/** As if all that was done with these happened so many days ago. */
async function aged(days: number, ...ids: string[]) {
  const past = `now() - make_interval(days => ${days})`
  await asOwner(`update lead set updated_at = ${past} where id = any($1)`, [ids])
  await asOwner(`update event set at = ${past} where record_id = any($1)`, [ids])
}
const read = async (id: string) =>
  (
    await asOwner<{ status: string; owner_id: string | null }>(
      'select status, owner_id from lead where id = $1',
      [id],
    )
  )[0]
const run = () => recycleIdle(world.workspace.id)
const planned = () =>
  asOwner<{ run_at: Date }>('select run_at from graphile_worker._private_jobs where key = $1', [
    `${world.workspace.id}:lead_recycling`,
  ])

test('nothing is taken back until somebody says so', async () => {
  const id = await aLead()
  await aged(300, id)
  await run()
  expect(await read(id)).toMatchObject({ status: 'assigned', owner_id: world.rep.id })
  expect(await planned()).toEqual([])
})

test('leads in somebody’s hands that stood still are recycled, once, as the product’s own deed', async () => {
  const idle = await aLead()
  const taken = await aLead({ status: 'in_process' })
  const fresh = await aLead()
  const others = [
    await aLead({ status: 'dead', stopReasonId: (await reasons())[0] }),
    await aLead({ ownerId: null }),
  ]
  await aged(8, idle, taken, ...others)
  await aged(5, fresh)
  await rule(7)
  await run()
  await run()
  for (const id of [idle, taken])
    expect(await read(id)).toMatchObject({ status: 'recycled', owner_id: world.rep.id })
  expect(await read(fresh)).toMatchObject({ status: 'assigned' })
  expect(await Promise.all(others.map(async (id) => (await read(id))?.status))).toEqual(['dead', 'new'])
  const told = await eventsOf(world.workspace.id, 'recycled')
  expect(
    told
      .map(({ record_id, actor_id, after }) => [
        record_id,
        actor_id,
        (after as { status?: string } | null)?.status,
      ])
      .sort(),
  ).toEqual([idle, taken].map((id) => [id, null, 'recycled']).sort())
})

test('whatever happened with a lead counts as a change, and archived ones are left', async () => {
  const id = await aLead()
  const called = await aLead()
  const archived = await aLead()
  await execute(leadKind.archive, world.admin, { id: archived, version: 1 })
  await aged(30, id, called, archived)
  await execute(activityKind.create, world.rep, { kind: 'task', subject: 'Gọi lại', leadId: called })
  const share = {
    granteeKind: 'member' as const,
    granteeId: world.stranger.id ?? '',
    access: 'read' as const,
  }
  await execute(leadKind.share, world.admin, { id, until: null, ...share })
  await rule(7)
  await run()
  for (const left of [id, called, archived]) expect(await read(left)).toMatchObject({ status: 'assigned' })
})

test('they go back to their team if so said; without a team, or where an owner is demanded, they keep theirs', async () => {
  const [ofTeam, ofNobody] = [await aLead(), await aLead({ teamId: null })]
  await aged(8, ofTeam, ofNobody)
  await rule(7, true)
  await run()
  expect(await read(ofTeam)).toMatchObject({ status: 'recycled', owner_id: null })
  expect(await read(ofNobody)).toMatchObject({ status: 'recycled', owner_id: world.rep.id })
  await execute(leadKind.update, world.rep, { id: ofTeam, version: 2, patch: { ownerId: world.rep.id } })
  expect(await read(ofTeam)).toMatchObject({ status: 'assigned', owner_id: world.rep.id })

  await execute(saveRules, world.admin, { kind: 'lead', required: ['ownerId'], distinct: [], version: 0 })
  await aged(8, ofTeam)
  await run()
  expect(await read(ofTeam)).toMatchObject({ status: 'recycled', owner_id: world.rep.id })
})

test('two workers take each lead back once, in portions', async () => {
  const rows = await asOwner<{ id: string }>(
    `insert into lead (workspace_id, id, name, status, owner_id, team_id, updated_at)
     select $1, gen_random_uuid(), 'Lan ' || n, 'assigned', $2, $3, now() - interval '40 days' from generate_series(1, 130) n
     returning id`,
    [world.workspace.id, world.rep.id, world.teams[0]],
  )
  await rule(30)
  await Promise.all([run(), run()])
  await run()
  expect(await eventsOf(world.workspace.id, 'recycled')).toHaveLength(rows.length)
  const left = await asOwner(
    `select from lead where workspace_id = $1 and (status <> 'recycled' or version <> 2)`,
    [world.workspace.id],
  )
  expect(left).toHaveLength(0)
})

test('the rule is kept, told, planned for the coming night, and no longer once it is off', async () => {
  await rule(14, true)
  expect(await eventsOf(world.workspace.id, 'updated')).toMatchObject([
    { entity: 'lead_recycling', before: { idleDays: null }, after: { idleDays: 14, releasesOwner: true } },
  ])
  const [job] = await planned()
  expect(job?.run_at.toISOString()).toMatch(/T20:00:00/)
  expect(Number(job?.run_at)).toBeGreaterThan(Date.now())
  expect((await rule(14, true, 1)).changed).toBe(false)
  await expect(rule(15, true, 0)).rejects.toMatchObject({ code: 'conflict' })
  await asOwner('delete from graphile_worker._private_jobs where key = $1', [
    `${world.workspace.id}:lead_recycling`,
  ])
  await rule(null, true, 1)
  await run()
  expect(await planned()).toEqual([])
})

test('others than administrators and numbers that make no sense are refused', async () => {
  const { admin, manager, rep, reader } = world
  const input = { version: 0, idleDays: 7, releasesOwner: false }
  for (const actor of [manager, rep, reader])
    await expect(execute(updateRecycling, actor, input)).rejects.toMatchObject({ code: 'forbidden' })
  for (const idleDays of [0, -1, 1.5, 366])
    await expect(execute(updateRecycling, admin, { ...input, idleDays })).rejects.toMatchObject({
      fields: { idleDays: expect.anything() },
    })
  for (const definition of [scheduleRecycling, recycleSome])
    await expect(execute(definition, admin, {})).rejects.toMatchObject({ code: 'not_found' })
})

const reasons = async () =>
  (
    await asOwner<{ id: string }>(
      `insert into stop_reason (workspace_id, id, name, position) values ($1, gen_random_uuid(), 'Bận', 1) returning id`,
      [world.workspace.id],
    )
  ).map(({ id }) => id)
