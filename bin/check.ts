import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findLayerBreaks } from './check/layers'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const results = [
  check('format and lint', ['@biomejs/biome/bin/biome', 'check']),
  check('types', ['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit']),
  await checkLayers(),
  check('unused code', ['knip/bin/knip.js']),
]
for (const { name, passed } of results) console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`)
process.exit(results.every(({ passed }) => passed) ? 0 : 1)

/** Runs programs of installed packages one after the other, and shows what they say when one fails. */
function check(name: string, ...programs: string[][]): { name: string; passed: boolean } {
  for (const [program = '', ...args] of programs) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join('node_modules', program), ...args], {
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    })
    if (status === 0) continue
    console.log(`${stdout}${stderr}`)
    return { name, passed: false }
  }
  return { name, passed: true }
}

async function checkLayers(): Promise<{ name: string; passed: boolean }> {
  const breaks = await findLayerBreaks(root)
  for (const line of breaks) console.log(line)
  return { name: 'import layers', passed: breaks.length === 0 }
}
