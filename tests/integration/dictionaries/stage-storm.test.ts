import { expect, test } from 'vitest'
import { stageCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/errors'
import { moveOpportunities } from '@/lib/opportunities/commands'
import { asOwner } from '../../support/owner'
import { aCard, aWorld, type World } from '../../support/world'

const ROUNDS = 25

/** R8: two deletions race ten moves into the stages that go, start and order shuffled each round. */
test('stages deleted while cards are moved into them leave no card behind', async () => {
  let deleted = 0
  for (let round = 0; round < ROUNDS; round++) {
    const world = await aWorld()
    const [from = '', first = '', second = '', refuge = ''] = world.stages
    const cards: string[] = []
    for (let n = 0; n < 10; n++) cards.push(await aCard(world.admin, { stageId: n % 2 ? from : second }))
    const work = [
      () => remove(world, first, refuge),
      () => remove(world, second, round % 2 ? first : refuge),
      ...cards.map((id, n) => () => move(world, id, n % 3 ? first : second)),
    ]
    const outcomes = await Promise.allSettled(shuffled(work, round).map((run) => run()))

    const faults = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(faults.filter((fault) => !(fault instanceof Refusal))).toEqual([])
    await expectWhole(world, cards)
    deleted += (
      await asOwner("select 1 from event where workspace_id = $1 and type = 'deleted'", [world.workspace.id])
    ).length
  }
  expect(deleted).toBeGreaterThan(ROUNDS)
})

const remove = (world: World, id: string, replacementId: string) =>
  execute(stageCommands.remove, world.admin, { id, version: 1, replacementId })

const move = (world: World, id: string, stageId: string) =>
  execute(moveOpportunities, world.admin, { items: [{ id, version: 1 }], stageId })

/** Every card stands in a stage that exists, at a place of its own, with one open span that agrees. */
async function expectWhole({ workspace }: World, cards: string[]): Promise<void> {
  const found = await asOwner<{
    id: string
    stage: string
    rank: string
    spans: number
    version: number
    moves: number
  }>(
    `select o.id, s.id as stage, o.rank, o.version,
       (select count(*)::int from opportunity_span sp where sp.opportunity_id = o.id and sp.valid_to is null
          and sp.stage_id = o.stage_id) as spans,
       (select count(*)::int from event e where e.record_id = o.id) as moves
     from opportunity o join stage s on s.workspace_id = o.workspace_id and s.id = o.stage_id and s.archived_at is null
     where o.workspace_id = $1`,
    [workspace.id],
  )
  expect(found.map(({ id }) => id).sort()).toEqual([...cards].sort())
  expect(found.every(({ spans }) => spans === 1)).toBe(true)
  expect(found.every(({ version, moves }) => version === moves)).toBe(true)
  expect(new Set(found.map(({ stage, rank }) => `${stage} ${rank}`)).size).toBe(cards.length)
}

function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed + 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
