import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Group, readContract, standings } from './features/contract'
import { PLAYWRIGHT_REPORT, playwrightOutcomes, readReport, VITEST_REPORT, vitestOutcomes } from './reports'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))

const groups = readContract(readFileSync(join('docs', 'features.md'), 'utf8'))
const reports = [readReport(VITEST_REPORT, vitestOutcomes), readReport(PLAYWRIGHT_REPORT, playwrightOutcomes)]
const standing = standings(
  groups,
  reports.flatMap((outcomes) => outcomes ?? []),
)

if (process.argv.includes('--json') || process.env.npm_config_json)
  console.log(JSON.stringify(standing, null, 2))
else {
  for (const group of groups) printGroup(group)
  if (reports.includes(undefined)) console.log('Reports are missing; run npm test.')
}

function printGroup({ name, ids }: Group): void {
  const having = (wanted: string) => ids.filter((id) => standing[id] === wanted)
  console.log(`${name}: ${having('proven').length} of ${ids.length} proven`)
  for (const kind of ['failing', 'proven', 'unproven']) {
    const found = having(kind)
    if (found.length > 0) console.log(`  ${kind}: ${found.join(' ')}`)
  }
}
