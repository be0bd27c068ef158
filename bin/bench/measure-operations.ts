import { activityOperations } from './activities'
import { byHand } from './by-hand'
import { compare, type Work } from './measure'
import { type Operation, operationsOn } from './operations'
import { type Access, accessesOf, statementsOf } from './plans'
import type { Result } from './report'
import type { Rig } from './rig'
import { rightsOperations } from './rights'

const CLIENTS = [1, 8]
const HOT = ['opportunity', 'search_token', 'event', 'opportunity_span', 'activity', 'activity_member']

export async function allOperations({
  actors: { administrator, representative },
  by,
}: Rig): Promise<Operation[]> {
  return [
    ...operationsOn(administrator, by),
    ...rightsOperations(representative),
    ...(await activityOperations(administrator, by)),
  ]
}

/** One operation beside all its floors, by one and by several at a time, and how it reaches the big tables. */
export async function measureOperation(rig: Rig, operation: Operation) {
  const { name, calls, goal } = operation
  const plans = [{ name, accesses: await plansOf(rig, operation) }]
  const works = await worksOf(rig, operation)
  const names = Object.keys(works)
  const results: Result[] = []
  for (const clients of CLIENTS) {
    const timings = await compare(Object.values(works), clients, calls)
    const told = names.map((each, at) => `${each} ${timings[at]?.median.toFixed(1)}`).join(', ')
    rig.say(`${name}, ${clients} at a time: ${told} ms`)
    const times = Object.fromEntries(timings.map((timing, at) => [names[at], timing])) as Times
    results.push({ name, rows: rig.rows, clients, goal, ...times })
  }
  return { plans, results }
}

type Times = Pick<Result, 'ours' | 'byHand'> & Partial<Result>

async function worksOf(rig: Rig, operation: Operation): Promise<Record<string, Work>> {
  const { ours: inside, floor, sent } = operation
  const hand = { byHand: (turn: number) => byHand(rig.by, floor(turn)) }
  if (!sent) return { ours: inside, ...hand }
  const bare = await rig.bare()
  const isPage = 'path' in sent(0)
  return {
    ours: asked(rig, operation),
    inside,
    ...hand,
    route: (turn) => bare.route(floor(turn)),
    ...(isPage && { page: (turn: number) => bare.page(floor(turn)) }),
  }
}

/** As the browser of whoever does it asks. */
export function asked({ people }: Rig, { sent, isRepresentative }: Operation): Work {
  const person = isRepresentative ? people.representative : people.administrator
  return (turn) => {
    const what = sent?.(turn) ?? { path: '/' }
    return 'path' in what
      ? person.get(what.path)
      : person.act(`lib/${what.of}/actions.ts`, what.action, what.input)
  }
}

/** How the product's own function reaches the big tables. */
async function plansOf({ client, actors }: Rig, { ours }: Operation): Promise<Access[]> {
  await ours(0)
  const accesses: Access[] = []
  for (const statement of await statementsOf(() => ours(1)))
    accesses.push(...(await accessesOf(client, actors.administrator.workspace.id, statement)))
  return accesses.filter(({ table }) => HOT.includes(table))
}
