import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FIGURES, type Figures } from '@/tests/support/figures'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
rmSync(FIGURES, { recursive: true, force: true })

const INTEGRATION = [
  'kernel/sweep',
  'kernel/visibility',
  'kernel/revocation',
  'kernel/tenant',
  'identity/sign-in',
]
const integration = INTEGRATION.map((name) => `tests/integration/${name}`)
const failures = [
  run('vitest/vitest.mjs', ['run', ...integration]),
  run('@playwright/test/cli.js', ['test', 'tests/e2e/security', '--project=apart']),
].filter((code) => code !== 0).length
print(existsSync(FIGURES) ? readdirSync(FIGURES).sort() : [])
process.exit(failures > 0 ? 1 : 0)

function run(program: string, args: string[]): number {
  return (
    spawnSync(process.execPath, [join('node_modules', program), ...args], { stdio: 'inherit' }).status ?? 1
  )
}

/** One line for each sweep, as the tests have just counted. */
function print(files: string[]): void {
  const rows = files.map((name) => {
    const { sweep, ...counted } = JSON.parse(readFileSync(join(FIGURES, name), 'utf8')) as Figures & {
      sweep: string
    }
    const { cases, leaks, written, differences } = counted
    return [sweep, ...[cases, leaks, written, differences].map((figure) => String(figure ?? ''))]
  })
  const head = ['Sweep', 'cases', 'leaks', 'written on refusal', 'differences']
  const table = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)))
  console.log()
  for (const row of table) {
    console.log(
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
  }
}
