import { beforeEach, expect, test, vi } from 'vitest'
import { teamCommands } from '@/lib/dictionaries/commands'
import { deactivateMember } from '@/lib/identity/members'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { conflict } from '@/lib/kernel/errors'
import { rules } from '@/lib/opportunities/rules'
import { startHandOver } from '@/lib/ownership/commands'
import { handOverJob } from '@/lib/ownership/job'
import { countOwned, lastHandOver } from '@/lib/ownership/owned'
import { ownings } from '@/lib/ownership/ownings'
import { stepHandOver, stopHandOver } from '@/lib/ownership/steps'
import { undo } from '@/lib/records/undo'
import { saveView } from '@/lib/records/views'
import { loadEverything } from '@/tests/support/everything'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { rehearse } from '@/tests/support/rehearsal'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf, refusals } from '../identity/people'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

const idOf = ({ id }: Actor) => id ?? ''
const give = (from: Actor, kind: 'member' | 'team', id: string, onlyOpen = false, actor = world.admin) =>
  execute(startHandOver, actor, { memberId: idOf(from), to: { kind, id }, onlyOpen })
const owned = (member: Actor) => reading(world.admin, (tx) => countOwned(tx, world.admin, idOf(member)))
const ownersOf = (ids: string[]) =>
  asOwner<{ owner_id: string }>('select owner_id from opportunity where id = any($1) order by id', [ids])

async function cardsOf(member: Actor, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(await aCard(member))
  return ids.sort()
}

/** Many cards at once, as an import would leave them. */
const manyCards = (member: Actor, count: number) =>
  asOwner(
    `insert into opportunity (workspace_id, id, title, owner_id, pipeline_id, stage_id, rank)
     select $1, gen_random_uuid(), 'Card ' || n, $2, $3, $4, 'a' || lpad(n::text, 6, '0') from generate_series(1, $5::int) n`,
    [world.workspace.id, idOf(member), world.pipelineId, world.stages[0], count],
  )

test('[CS-28] everything with an owner is covered, whatever entity comes', async () => {
  const keys = () => ownings().map(({ key }) => key)
  const before = keys()
  await loadEverything()
  expect(keys(), 'import the commands of the entity in lib/ownership/all.ts').toEqual(before)
  expect(before).toEqual(
    expect.arrayContaining([
      'opportunity.ownerId',
      'sales_team.leaderId',
      'org_unit.headId',
      'saved_view.ownerId',
    ]),
  )
})

test('[CS-28] a leaver’s cards, leadership and shared views go to one colleague, and the history tells', async () => {
  const [card = ''] = await cardsOf(world.manager, 1)
  const [team] = world.teams
  await execute(teamCommands.update, world.admin, {
    id: team,
    version: 1,
    patch: { leaderId: world.manager.id },
  })
  const view = {
    query: '',
    entity: 'opportunity',
    layout: 'list',
    isPinned: false,
    isDefault: false,
    teamId: team,
  }
  await execute(saveView, world.manager, { ...view, name: 'Chung', share: 'team' })
  await execute(saveView, world.manager, { ...view, name: 'Riêng', share: 'mine', teamId: null })
  expect(await owned(world.manager)).toEqual([
    { key: 'opportunity.ownerId', total: 1, open: 1 },
    { key: 'sales_team.leaderId', total: 1, open: 1 },
    { key: 'saved_view.ownerId', total: 1, open: 1 },
  ])
  await execute(deactivateMember, world.admin, { id: idOf(world.manager), version: 1 })
  const { data } = await give(world.manager, 'member', idOf(world.rep))
  expect(data).toEqual({ done: 3, skipped: 0, handOverId: null })
  expect(await owned(world.manager)).toEqual([])
  expect(await asOwner('select leader_id from sales_team where id = $1', [team])).toEqual([
    { leader_id: world.rep.id },
  ])
  const changes = await eventsOf(world.workspace.id, 'updated')
  expect(changes.find(({ record_id }) => record_id === card)).toMatchObject({
    actor_id: world.admin.id,
    before: { ownerId: world.manager.id },
    after: { ownerId: world.rep.id, version: 2 },
  })
  expect(
    await asOwner(
      'select owner_id, valid_to is null as now from opportunity_span where opportunity_id = $1 order by valid_from',
      [card],
    ),
  ).toEqual([
    { owner_id: world.manager.id, now: false },
    { owner_id: world.rep.id, now: true },
  ])
})

test('[CS-28] cards are spread over the active members of a team in turn', async () => {
  const ids = await cardsOf(world.stranger, 4)
  await give(world.stranger, 'team', world.teams[0])
  const takers = [world.admin, world.manager, world.rep].map(idOf).sort()
  expect((await ownersOf(ids)).map(({ owner_id }) => owner_id)).toEqual([...takers, takers[0]])
})

test('[CS-28] what is closed stays with who closed it, if so wished', async () => {
  const ids = await cardsOf(world.rep, 2)
  await asOwner(`update opportunity set status = 'won', closed_at = now() where id = $1`, [ids[0]])
  await give(world.rep, 'member', idOf(world.manager), true)
  expect((await ownersOf(ids)).map(({ owner_id }) => owner_id)).toEqual([world.rep.id, world.manager.id])
  expect(await owned(world.rep)).toEqual([{ key: 'opportunity.ownerId', total: 1, open: 0 }])
})

test('[CS-28] a hand-over is taken back as a whole', async () => {
  const ids = await cardsOf(world.rep, 3)
  const { requestId } = await give(world.rep, 'member', idOf(world.manager))
  await execute(undo, world.admin, { requestId })
  expect(new Set((await ownersOf(ids)).map(({ owner_id }) => owner_id))).toEqual(new Set([world.rep.id]))
})

test('[CS-28] what a rule keeps from changing hands is skipped and counted, and all is one transaction', async () => {
  const ids = await cardsOf(world.rep, 2)
  const print = await fingerprint()
  await rehearse(() => give(world.rep, 'member', idOf(world.manager)))
  expect(await fingerprint()).toEqual(print)

  vi.spyOn(rules, 'settle').mockRejectedValueOnce(conflict('otherPipeline'))
  const { data } = await give(world.rep, 'member', idOf(world.manager))
  expect(data).toMatchObject({ done: 1, skipped: 1 })
  expect((await ownersOf(ids)).map(({ owner_id }) => owner_id)).toEqual([world.rep.id, world.manager.id])
  expect(await asOwner('select version from opportunity where id = $1', [ids[0]])).toEqual([{ version: 1 }])
})

test('[CS-28] more than five hundred are left to a job, one at a time', async () => {
  await manyCards(world.rep, 501)
  const { data } = await give(world.rep, 'member', idOf(world.manager))
  expect(data).toEqual({ done: 0, skipped: 0, handOverId: expect.any(String) })
  expect(await progress()).toMatchObject({ state: 'running', done: 0, total: 501 })
  expect(await eventsOf(world.workspace.id, 'hand_over_started')).toMatchObject([{ record_id: world.rep.id }])
  expect(await refusals([give(world.rep, 'member', idOf(world.manager))])).toEqual([
    'conflict: handOverRunning',
  ])
})

test('[CS-28] the job goes step by step, in the name of who asked, over a crash', async () => {
  const id = await begun(130)
  await execute(stepHandOver, world.admin, { id }) // as far as a worker that died had come
  expect(await progress()).toMatchObject({ state: 'running', done: 100 })
  const context = { workspaceId: world.workspace.id, attempt: 2, isLastAttempt: false }
  const input = { id, startedBy: world.admin.id, name: world.admin.name }
  await handOverJob.run(input, context)
  await handOverJob.run(input, context)
  expect(await progress()).toMatchObject({ state: 'done', done: 130, skipped: 0 })
  expect(await owned(world.rep)).toEqual([])
  const changes = await eventsOf(world.workspace.id, 'updated')
  expect(changes).toHaveLength(130)
  expect(new Set(changes.map(({ actor_id }) => actor_id))).toEqual(new Set([world.admin.id]))
  expect(await eventsOf(world.workspace.id, 'handed_over')).toMatchObject([{ record_id: world.rep.id }])
})

test('[CS-28] a big hand-over stops where it is', async () => {
  const id = await begun(110)
  await execute(stepHandOver, world.admin, { id })
  await execute(stopHandOver, world.admin, { id })
  const again = await execute(stepHandOver, world.admin, { id })
  expect(again).toMatchObject({ changed: false, data: { isOver: true } })
  expect(await owned(world.rep)).toMatchObject([{ total: 10 }])
  await expect(execute(stopHandOver, world.admin, { id })).rejects.toMatchObject({ code: 'not_found' })
})

const progress = () => reading(world.admin, (tx) => lastHandOver(tx, world.admin, idOf(world.rep)))

/** A hand-over of so many cards that is under way. */
async function begun(count: number): Promise<string> {
  await manyCards(world.rep, count)
  const [row] = await asOwner<{ id: string }>(
    `insert into hand_over (workspace_id, id, member_id, receiver_ids, only_open, total)
     values ($1, gen_random_uuid(), $2, $3, false, $4) returning id`,
    [world.workspace.id, world.rep.id, JSON.stringify([world.manager.id]), count],
  )
  return row?.id ?? ''
}

test('[CS-28] only to active colleagues of this workspace, only by administrators', async () => {
  const other = await aWorld()
  await cardsOf(world.rep, 1)
  await execute(deactivateMember, world.admin, { id: idOf(world.stranger), version: 1 })
  const before = await fingerprint()
  expect(
    await refusals([
      give(world.rep, 'member', idOf(world.rep)),
      give(world.rep, 'member', idOf(world.stranger)),
      give(world.rep, 'member', idOf(other.rep)),
      give(world.rep, 'team', other.teams[0]),
      give(world.rep, 'team', world.teams[1]),
      give(other.rep, 'member', idOf(world.rep)),
      give(world.rep, 'member', 'nobody'),
    ]),
  ).toEqual([
    'invalid: invalid',
    'invalid: invalid',
    'invalid: invalid',
    'invalid: invalid',
    'invalid: invalid',
    'not_found: notFound',
    'invalid: invalid',
  ])
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(give(world.rep, 'member', idOf(world.manager), false, actor)).rejects.toMatchObject({
      code: 'forbidden',
    })
  expect(await fingerprint()).toEqual(before)
})

test('[CS-28] who owns nothing hands over nothing', async () => {
  expect(await give(world.reader, 'member', idOf(world.rep))).toMatchObject({
    changed: false,
    data: { done: 0 },
  })
})
