import { setTimeout as sleep } from 'node:timers/promises'
import { openBench } from '../bench/data'
import { timing } from '../bench/measure'
import { allOperations, asked } from '../bench/measure-operations'
import type { Operation } from '../bench/operations'
import { aRig, type Rig } from '../bench/rig'
import { megabytesOf } from '../scale/memory'
import type { Figure, Part } from './part'

const USERS = 30
const THINKS = 5000
const MINUTE = 60_000
const GOAL = { read: 500, write: 1000, growth: 5 }
const WRITES = ['create', 'move', 'edit']
const READS = ['board', 'list', 'search', 'list by tags']
const DAY = [...READS, 'open', ...WRITES, 'open', ...WRITES]

type Kind = 'read' | 'write'
type Done = { kind: Kind; milliseconds: number }

/** People at work for minutes, each thinking for some seconds between two steps: how long they wait, and what grows. */
export const soakUsers: Part = async ({ rows, minutes, say }) => {
  const root = process.cwd()
  const bench = await openBench(root, rows, say)
  const rig = await aRig({ root, rows, minutes, say, bench })
  try {
    const half = (minutes / 2) * MINUTE
    const done: Done[] = []
    const troubles: string[] = []
    const operations = await allOperations(rig)
    const people = Array.from({ length: USERS }, (_, at) => aPerson(rig, operations, at))
    const until = Date.now() + 2 * half
    const working = people.map((step, at) => work(step, at, until, done, troubles))
    const memory: number[] = []
    for (const wait of [half, half - 2000]) {
      await sleep(wait)
      memory.push(megabytesOf(rig.web.pid) ?? 0)
      say(`${done.length} steps, ${memory.at(-1)?.toFixed(0)} MB`)
    }
    await Promise.all(working)
    const [middle = 0, end = 0] = memory
    const growth = (end / middle - 1) * 100
    return [
      { name: 'steps', value: `${done.length} in ${minutes} min by ${USERS} people` },
      waited(done, 'read'),
      waited(done, 'write'),
      {
        name: 'errors',
        value: [troubles.length, ...troubles.slice(0, 3)].join(' '),
        isWrong: troubles.length > 0,
      },
      {
        name: `memory of all programs in the second half (goal ${GOAL.growth} % more at most)`,
        value: `${middle.toFixed(0)} to ${end.toFixed(0)} MB, ${growth.toFixed(1)} %`,
        isWrong: growth > GOAL.growth,
      },
    ]
  } finally {
    await rig.stop()
  }
}

type Step = (turn: number) => Promise<Kind>

/** Half of them work as the administrator, half as a representative, who reads what they reach. */
function aPerson(rig: Rig, operations: readonly Operation[], at: number): Step {
  const isRepresentative = at % 2 === 1
  const { administrator, representative } = rig.people
  const person = isRepresentative ? representative : administrator
  const own = { ...rig, people: { administrator: person, representative: person } }
  return async (turn) => {
    const day = isRepresentative ? READS : DAY
    const name = day[(at + turn) % day.length] ?? 'board'
    const operation = operations.find((each) => each.name === name)
    if (!operation) throw new Error(`no operation is called ${name}`)
    await asked(own, operation)(at * 1000 + turn)
    return WRITES.includes(name) ? 'write' : 'read'
  }
}

async function work(step: Step, at: number, until: number, done: Done[], troubles: string[]): Promise<void> {
  await sleep((at / USERS) * THINKS) // they do not begin at once
  for (let turn = 0; Date.now() < until; turn += 1) {
    const begun = performance.now()
    await step(turn).then(
      (kind) => done.push({ kind, milliseconds: performance.now() - begun }),
      (error: Error) => troubles.push(error.message),
    )
    await sleep(THINKS)
  }
}

function waited(done: readonly Done[], kind: Kind): Figure {
  const times = done.filter((each) => each.kind === kind).map(({ milliseconds }) => milliseconds)
  const { median, p95 } = timing(times)
  return {
    name: `${kind}s, median and 95 % (goal ${GOAL[kind]} ms for 95 %)`,
    value: `${median.toFixed(0)} and ${p95.toFixed(0)} ms of ${times.length}`,
    isWrong: times.length === 0 || p95 > GOAL[kind],
  }
}
