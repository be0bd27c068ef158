import { expect, test } from 'vitest'
import { pipelineCommands, stageCommands, teamCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { moveOpportunities } from '@/lib/opportunities/commands'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '../../support/owner'
import { aCard, aWorld, type World } from '../../support/world'

type Card = {
  stage_id: string
  status: string
  probability: number
  closed_at: Date | null
  rank: string
  version: number
  lost_reason_id: string | null
}

const cardsIn = (stageId: string) =>
  asOwner<Card & { id: string }>('select * from opportunity where stage_id = $1 order by rank', [stageId])
const card = async (id: string) => (await asOwner<Card>('select * from opportunity where id = $1', [id]))[0]
const eventsOf = (id: string) =>
  asOwner<{ type: string; after: Record<string, unknown>; before: Record<string, unknown> }>(
    'select type, before, after from event where record_id = $1 order by seq',
    [id],
  )
const version = async (id: string) =>
  (await asOwner<{ version: number }>('select version from stage where id = $1', [id]))[0]?.version ?? 0

const at = ({ stages }: World, index: number) => stages[index] ?? ''
const OPEN = 1
const OFFERED = 2
const WON = 4
const LOST = 5

async function remove(world: World, index: number, replacement?: number) {
  const id = at(world, index)
  const replacementId = replacement === undefined ? undefined : at(world, replacement)
  return execute(stageCommands.remove, world.manager, { id, version: await version(id), replacementId })
}

test('deleting a stage moves its cards to the replacement as a drop would, with history and time', async () => {
  const world = await aWorld()
  const mine = await aCard(world.rep, { stageId: at(world, OPEN), title: 'Of the rep' })
  const theirs = await aCard(world.stranger, { stageId: at(world, OPEN), title: 'Unseen by the manager' })
  const old = await aCard(world.rep, { stageId: at(world, OFFERED) })
  const order = (await cardsIn(at(world, OPEN))).map(({ id }) => id)

  await remove(world, OPEN, OFFERED)

  const moved = await cardsIn(at(world, OFFERED))
  expect(moved.map(({ id }) => id)).toEqual([old, ...order])
  expect(new Set(moved.map(({ rank }) => rank)).size).toBe(3)
  for (const id of [mine, theirs]) {
    expect(await card(id)).toMatchObject({ status: 'open', probability: 50, closed_at: null, version: 2 })
    const moves = (await eventsOf(id)).filter(({ type }) => type === 'moved')
    expect(moves).toMatchObject([
      { before: { stageId: at(world, OPEN) }, after: { stageId: at(world, OFFERED), version: 2 } },
    ])
    const spans = await asOwner(
      'select stage_id, valid_to is null as open from opportunity_span where opportunity_id = $1 order by valid_from',
      [id],
    )
    expect(spans).toEqual([
      { stage_id: at(world, OPEN), open: false },
      { stage_id: at(world, OFFERED), open: true },
    ])
  }
})

test('a stage with cards is not deleted without a replacement', async () => {
  const world = await aWorld()
  await aCard(world.rep, { stageId: at(world, OPEN) })
  const before = await fingerprint()
  await expect(remove(world, OPEN)).rejects.toMatchObject({ code: 'conflict', words: { key: 'inUse' } })
  expect(await fingerprint()).toEqual(before)
})

test('a replacement must be a live stage of the same pipeline, and no lost one for cards without a reason', async () => {
  const world = await aWorld()
  const { data } = await execute(pipelineCommands.create, world.manager, { name: 'Second' })
  const [foreign] = await asOwner<{ id: string }>('select id from stage where pipeline_id = $1', [data.id])
  await aCard(world.rep, { stageId: at(world, OPEN) })
  const before = await fingerprint()
  const refused = async (replacementId: string | undefined, key: string) => {
    const id = at(world, OPEN)
    await expect(
      execute(stageCommands.remove, world.manager, { id, version: await version(id), replacementId }),
    ).rejects.toMatchObject({ fields: { replacementId: { key } } })
  }
  await refused(foreign?.id, 'replacementPipeline')
  await refused(at(world, LOST), 'replacementLost')
  await refused(at(world, OPEN), 'invalidValue')
  expect(await fingerprint()).toEqual(before)
})

test('cards of a won stage stay won in another, with the day they were won', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep, { stageId: at(world, WON) })
  const won = await card(id)
  const { data } = await execute(stageCommands.create, world.manager, { name: 'Đã thu tiền', kind: 'won' })
  world.stages.push(data.id)
  await remove(world, WON, world.stages.length - 1)
  expect(await card(id)).toMatchObject({ status: 'won', probability: 100, closed_at: won?.closed_at })
})

test('the last open stage can be neither deleted, archived nor decided', async () => {
  const world = await aWorld()
  for (const index of [1, 2, 3]) await remove(world, index)
  const before = await fingerprint()
  const last = { code: 'conflict', words: { key: 'lastOpenStage' } }
  const ref = { id: at(world, 0), version: await version(at(world, 0)) }
  await expect(remove(world, 0)).rejects.toMatchObject(last)
  await expect(execute(stageCommands.archive, world.manager, ref)).rejects.toMatchObject(last)
  await expect(
    execute(stageCommands.update, world.manager, { ...ref, patch: { kind: 'won' } }),
  ).rejects.toMatchObject(last)
  expect(await fingerprint()).toEqual(before)
})

test('a stage that becomes won wins its cards; taking that back restores them', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep, { stageId: at(world, OPEN), probability: 35 })
  const ref = { id: at(world, OPEN), version: 1 }
  const { requestId } = await execute(stageCommands.update, world.manager, { ...ref, patch: { kind: 'won' } })
  expect(await card(id)).toMatchObject({ status: 'won', probability: 100, closed_at: expect.any(Date) })
  const [stage] = await asOwner('select kind, probability, has_probability from stage where id = $1', [
    ref.id,
  ])
  expect(stage).toEqual({ kind: 'won', probability: 100, has_probability: true })

  await execute(undo, world.manager, { requestId })
  expect(await card(id)).toMatchObject({ status: 'open', probability: 35, closed_at: null })
  await execute(stageCommands.update, world.manager, { ...ref, version: 3, patch: { kind: 'lost' } })
  expect(await card(id)).toMatchObject({ status: 'lost', probability: 0, closed_at: expect.any(Date) })
})

test('a stage that holds cards is not archived from under them', async () => {
  const world = await aWorld()
  await aCard(world.rep, { stageId: at(world, OPEN) })
  await expect(
    execute(stageCommands.archive, world.manager, { id: at(world, OPEN), version: 1 }),
  ).rejects.toMatchObject({ words: { key: 'stageHasCards' } })
})

test('a deletion cannot be taken back, so nothing of it is', async () => {
  const world = await aWorld()
  await aCard(world.rep, { stageId: at(world, OPEN) })
  const { requestId } = await remove(world, OPEN, OFFERED)
  await expect(execute(undo, world.manager, { requestId })).rejects.toMatchObject({
    words: { key: 'notUndoable' },
  })
})

test('a new pipeline has stages to work with; used or last it stays', async () => {
  const world = await aWorld()
  const { data } = await execute(pipelineCommands.create, world.manager, { name: 'Đại lý' })
  const stages = await asOwner<{ id: string; kind: string }>(
    'select id, kind from stage where pipeline_id = $1 order by position',
    [data.id],
  )
  expect(stages.map(({ kind }) => kind)).toEqual(['open', 'open', 'open', 'open', 'won', 'lost'])
  await execute(teamCommands.update, world.manager, {
    id: world.teams[1],
    version: 1,
    patch: { pipelineId: data.id },
  })
  const ref = { id: data.id, version: 1 }
  await expect(execute(pipelineCommands.remove, world.manager, ref)).rejects.toMatchObject({
    words: { key: 'inUse' },
  })
  await execute(teamCommands.update, world.manager, {
    id: world.teams[1],
    version: 2,
    patch: { pipelineId: world.pipelineId },
  })
  await execute(pipelineCommands.remove, world.manager, ref)
  expect(await asOwner('select 1 from stage where pipeline_id = $1', [data.id])).toEqual([])
  await expect(
    execute(pipelineCommands.remove, world.manager, { id: world.pipelineId, version: 1 }),
  ).rejects.toMatchObject({ words: { key: 'lastPipeline' } })
})

test('two people deleting a pair of stages either way: one wins, no card is lost', async () => {
  const world = await aWorld()
  const cards = [
    await aCard(world.rep, { stageId: at(world, OPEN) }),
    await aCard(world.rep, { stageId: at(world, OFFERED) }),
  ]
  const done = await Promise.allSettled([remove(world, OPEN, OFFERED), remove(world, OFFERED, OPEN)])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = done.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(['not_found', 'invalid']).toContain(lost.reason.code)
  const [left] = [...new Set(await Promise.all(cards.map(async (id) => (await card(id))?.stage_id)))]
  expect(await cardsIn(left ?? '')).toHaveLength(2)
})

test('a drop into a stage that has gone says so', async () => {
  const world = await aWorld()
  const id = await aCard(world.rep)
  await remove(world, OPEN)
  await expect(
    execute(moveOpportunities, world.rep, { items: [{ id, version: 1 }], stageId: at(world, OPEN) }),
  ).rejects.toMatchObject({ words: { key: 'stageGone' } })
})
