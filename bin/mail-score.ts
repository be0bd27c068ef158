import { parseArgs } from 'node:util'
import { openCorpus } from './mail-score/corpus'
import { type Figure, figures } from './mail-score/figures'

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const directory = positionals[0]
if (!directory) throw new Error('Usage: npm run mail:score -- DIRECTORY [--json]')

const result = await figures(openCorpus(directory))
process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result))

function table(all: Figure[]): string {
  const rows = all.map(({ name, hits, of }) => [
    name,
    `${hits}`,
    `${of}`,
    of ? `${((100 * hits) / of).toFixed(1)} %` : '-',
  ])
  const head = [['figure', 'hits', 'of', 'percent'], ...rows]
  const width = Math.max(...head.map(([name = '']) => name.length))
  const lines = head.map(
    ([name = '', ...rest]) => `${name.padEnd(width)} ${rest.map((cell) => cell.padStart(8)).join(' ')}`,
  )
  const misses = all.flatMap(({ name, misses }) =>
    misses.map((miss) => `\n${name}: ${miss.file}\n  expected ${miss.expected}\n  got      ${miss.got}`),
  )
  return `${lines.join('\n')}\n${misses.join('')}\n`
}
