import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openBench } from './bench/data'
import { type Part, partsOf } from './bench/parts'
import { asJson, asTable, plansTable, ratiosIn } from './bench/report'
import { aRig, type Rig } from './bench/rig'

const { values: given } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    compare: { type: 'string' },
    load: { type: 'string', default: '1' },
  },
})
const rows = Number(given.rows)
const minutes = Number(given.load)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line: string) => console.error(line)

if (!Number.isInteger(rows) || rows < 100 || !(minutes > 0)) {
  say('--rows must be a whole number from 100, --load a number of minutes')
  process.exit(2)
}
const earlier = given.compare ? ratiosIn(readFileSync(given.compare, 'utf8')) : undefined
process.chdir(root)
let isOver = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isOver = true
  })
const rig = await aRig({ root, rows, minutes, say, bench: await openBench(root, rows, say) })
try {
  const { results, figures, plans, texts } = await measureAll(rig)
  if (given.json) console.log(asJson(results, figures))
  else {
    const tables = [asTable(results, figures, earlier), plansTable(plans), ...texts]
    console.log(`${rows} opportunities\n\n${tables.join('\n\n')}`)
  }
} finally {
  await rig.stop()
}

async function measureAll(rig: Rig) {
  const all: Required<Awaited<ReturnType<Part['measure']>>> = {
    results: [],
    figures: [],
    plans: [],
    texts: [],
  }
  for (const { name, measure } of await partsOf(rig)) {
    if (isOver) break // what was measured until then is told
    if (given.only && !given.only.split(',').includes(name)) continue
    const { results = [], figures = [], plans = [], texts = [] } = await measure(rig).catch(told(name))
    for (const { name, value, unit } of figures) say(`${name}: ${value.toFixed(1)} ${unit}`)
    all.results.push(...results)
    all.figures.push(...figures)
    all.plans.push(...plans)
    all.texts.push(...texts)
  }
  return all
}

/** What fails leaves what else was measured, and tells of it. */
function told(name: string) {
  return (error: Error): Awaited<ReturnType<Part['measure']>> => {
    say(`${name} FAILED: ${error.stack}`)
    process.exitCode = 1
    return {}
  }
}
