import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bench, openBench } from './bench/data'
import { compare } from './bench/measure'
import type { Operation } from './bench/operations'
import { type Access, accessesOf, statementsOf } from './bench/plans'
import { asJson, asTable, plansTable, type Result } from './bench/report'
import { startWeb } from './bench/web'

const CLIENTS = [1, 8]
const PAGE_CALLS = 60
const HOT = ['opportunity', 'search_token', 'event', 'opportunity_span']

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const rows = Number(given.rows)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line: string) => console.error(line)
const wanted = (name: string) => !given.only || given.only === name

if (!Number.isInteger(rows) || rows < 100) {
  say('--rows must be a whole number from 100')
  process.exit(2)
}
process.chdir(root)
const bench = await openBench(root, rows, say)
process.env.DATABASE_URL = bench.postgres.url
process.env.SECRET_KEY ??= randomBytes(32).toString('hex')
try {
  const { results, plans } = await measureAll(bench)
  if (given.json) console.log(asJson(results))
  else console.log(`${rows} opportunities\n\n${asTable(results)}\n\n${plansTable(plans)}`)
} finally {
  await bench.postgres.stop()
}

async function measureAll({ actor, representative, client, data, postgres }: Bench) {
  const { operationsOn } = await import('./bench/operations')
  const { database } = await import('@/lib/kernel/database')
  const { rightsOperations } = await import('./bench/rights')
  const { operations, close } = await operationsOn(actor, postgres.url)
  const results: Result[] = []
  const plans: { name: string; accesses: Access[] }[] = []
  for (const operation of [...operations, ...rightsOperations(actor, representative)].filter(({ name }) =>
    wanted(name),
  )) {
    plans.push({ name: operation.name, accesses: await plansOf(operation) })
    results.push(...(await measure(operation)))
  }
  await Promise.all([database().close(), close(), client.end()]) // the application stops the database when it ends
  if (wanted('board page')) results.push(...(await measurePage(data)))
  return { results, plans }

  async function plansOf({ ours }: Operation): Promise<Access[]> {
    await ours(0)
    const accesses: Access[] = []
    for (const statement of await statementsOf(() => ours(1))) {
      accesses.push(...(await accessesOf(client, actor.workspace.id, statement)))
    }
    return accesses.filter(({ table }) => HOT.includes(table))
  }
}

async function measure({ name, calls, ours, floor }: Operation): Promise<Result[]> {
  const results: Result[] = []
  for (const clients of CLIENTS) {
    const [our, their] = await compare(ours, floor, clients, calls)
    results.push({ name, rows, clients, ours: our, floor: their })
    say(`${name}, ${clients} at a time: ${our.median.toFixed(1)} ms, by hand ${their.median.toFixed(1)} ms`)
  }
  return results
}

/** The board as the browser gets it, beside a page of the same application that reads no records. */
async function measurePage(data: string): Promise<Result[]> {
  const web = await startWeb(root, data, say)
  try {
    return await measure({
      name: 'board page',
      calls: PAGE_CALLS,
      ours: () => web.get('/board'),
      floor: () => web.get('/profile'),
    })
  } finally {
    await web.stop()
  }
}
