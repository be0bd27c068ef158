import { expect, test } from 'vitest'
import { stageCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/errors'
import { moveOpportunities } from '@/lib/opportunities/commands'
import { asOwner } from '../../support/owner'
import { aCard, aWorld } from '../../support/world'

const ROUNDS = 20

const { admin, stages } = await aWorld()
const [start = '', , , refuge = ''] = stages

/** R8: two deletions race ten moves into the stages that go, shuffled anew each round. */
test('stages deleted while cards are moved into them leave no card behind', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const [first, second] = [await aStage(`First ${round}`), await aStage(`Second ${round}`)]
    const cards: string[] = []
    for (let n = 0; n < 10; n++) cards.push(await aCard(admin, { stageId: n % 2 ? start : second }))
    const work = [
      () => remove(first, refuge),
      () => remove(second, round % 2 ? first : refuge),
      ...cards.map((id, n) => () => move(id, n % 3 ? first : second)),
    ]
    const outcomes = await Promise.allSettled(shuffled(work, round).map((run) => run()))

    const faults = outcomes.flatMap((each) => (each.status === 'rejected' ? [wordsOf(each.reason)] : []))
    expect(faults.filter((words) => !EXPECTED.has(words))).toEqual([])
    await expectWhole(cards)
  }
  const [counts] = await asOwner(
    `select deadlocks::int, (select count(*)::int from event where entity = 'stage' and type = 'deleted') as deleted
     from pg_stat_database where datname = current_database()`,
  )
  expect(counts?.deadlocks).toBe(0)
  expect(counts?.deleted).toBeGreaterThanOrEqual(ROUNDS)
}, 120_000)

/** Someone was first: the card has moved, or the stage, or the one to replace it, has gone. */
const EXPECTED = new Set(['stale', 'stageGone', 'unknownReference'])

const wordsOf = (fault: unknown): string => {
  if (!(fault instanceof Refusal)) return String(fault)
  return fault.fields.replacementId?.key ?? fault.words.key
}

const aStage = async (name: string) =>
  (await execute(stageCommands.create, admin, { name, kind: 'open' })).data.id

const remove = (id: string, replacementId: string) =>
  execute(stageCommands.remove, admin, { id, version: 1, replacementId })

const move = (id: string, stageId: string) =>
  execute(moveOpportunities, admin, { items: [{ id, version: 1 }], stageId })

type Standing = { place: string; spans: number; version: number; changes: number }

/** Every card stands in a stage that exists, at a place of its own, with one open span that agrees. */
async function expectWhole(cards: string[]): Promise<void> {
  const found = await asOwner<Standing>(
    `select s.id || o.rank as place, o.version,
       (select count(*)::int from opportunity_span sp where sp.opportunity_id = o.id and sp.valid_to is null
          and sp.stage_id = o.stage_id) as spans,
       (select count(*)::int from event e where e.record_id = o.id) as changes
     from opportunity o join stage s on s.workspace_id = o.workspace_id and s.id = o.stage_id
     where o.id = any($1)`,
    [cards],
  )
  expect(found).toHaveLength(cards.length)
  expect(found.filter(({ spans, version, changes }) => spans !== 1 || version !== changes)).toEqual([])
  expect(new Set(found.map(({ place }) => place)).size).toBe(cards.length)
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
