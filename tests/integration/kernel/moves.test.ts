import { beforeAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/errors'
import { moveOpportunities } from '@/lib/opportunities/commands'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const SESSIONS = 20
const ROUNDS = 10

let world: World

beforeAll(async () => {
  world = await aWorld()
})

const actorOf = (session: number) => (session % 2 === 0 ? world.admin : world.manager)

const doubledRanks = () => asOwner('select stage_id, rank from opportunity group by 1, 2 having count(*) > 1')

test('[R7] of twenty sessions that move one card at once, one wins each version and the others hear of it', async () => {
  const id = await aCard(world.admin, { ownerId: world.rep.id })
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = round + 1
    const stageId = world.stages[1 + (round % 3)]
    const results = await Promise.allSettled(
      Array.from({ length: SESSIONS }, (_, session) =>
        execute(moveOpportunities, actorOf(session), { items: [{ id, version }], stageId }),
      ),
    )
    const losers = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []))
    expect(losers).toHaveLength(SESSIONS - 1)
    for (const loser of losers) {
      expect(loser).toBeInstanceOf(Refusal)
      expect(loser).toMatchObject({ code: 'conflict', words: { key: 'stale' } })
      expect(['Founder', 'Manager']).toContain(loser.words.params?.name)
    }
  }
  const history = await asOwner(
    `select (after ->> 'version')::int as version from event where record_id = $1 and type = 'moved' order by seq`,
    [id],
  )
  expect(history.map(({ version }) => version)).toEqual(
    Array.from({ length: ROUNDS }, (_, round) => round + 2),
  )
  expect(await asOwner('select version from opportunity where id = $1', [id])).toEqual([
    { version: ROUNDS + 1 },
  ])
  const spans = await asOwner(
    'select count(*)::int as n from opportunity_span where opportunity_id = $1 and valid_to is null',
    [id],
  )
  expect(spans).toEqual([{ n: 1 }])
})

test('[R7] cards dropped at one place at once all find a rank of their own', async () => {
  const anchor = await aCard(world.admin, { stageId: world.stages[2] })
  const below = await aCard(world.admin, { stageId: world.stages[2] })
  const cards: string[] = []
  for (let made = 0; made < SESSIONS; made += 1) cards.push(await aCard(world.admin))
  const places = [{}, { above: anchor }, { below: anchor }, { above: below }]
  await Promise.all(
    cards.map((id, at) =>
      execute(moveOpportunities, actorOf(at * 2), {
        items: [{ id, version: 1 }],
        stageId: world.stages[2],
        ...places[at % places.length],
      }),
    ),
  )
  expect(await doubledRanks()).toEqual([])
  const [row] = await asOwner<{ n: number }>(
    'select count(*)::int as n from opportunity where stage_id = $1',
    [world.stages[2]],
  )
  expect(row?.n).toBeGreaterThanOrEqual(SESSIONS + 2)
})

test('moves that cross each other between two columns all arrive', async () => {
  const [left, right] = [world.stages[0], world.stages[3]]
  const pairs: [string, string][] = []
  for (let made = 0; made < 10; made += 1) {
    pairs.push([await aCard(world.admin, { stageId: left }), await aCard(world.admin, { stageId: right })])
  }
  const results = await Promise.allSettled(
    pairs.flatMap(([goesRight, goesLeft]) => [
      execute(moveOpportunities, world.admin, { items: [{ id: goesRight, version: 1 }], stageId: right }),
      execute(moveOpportunities, world.manager, { items: [{ id: goesLeft, version: 1 }], stageId: left }),
    ]),
  )
  const refused = results.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  expect(refused.filter((reason) => !reason.includes('not_found'))).toEqual([])
  expect(await doubledRanks()).toEqual([])
})
