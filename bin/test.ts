import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from '@/lib/kernel/env'
import { environment, start, url } from '@/tests/support/running'
import { ensureBuild } from './launch/build'
import { waitUntilHealthy } from './launch/health'
import { whenToldToStop } from './launch/shutdown'
import { finish } from './launch/supervise'
import {
  type Outcome,
  PLAYWRIGHT_REPORT,
  playwrightOutcomes,
  readReport,
  VITEST_REPORT,
  vitestOutcomes,
} from './reports'
import { ensureBrowser } from './test/browser'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const running = new Set<ChildProcess>()
const say = (line: string) => console.log(`cohoi: ${line}`)
let interrupted = false

process.chdir(root)
whenToldToStop(() => {
  interrupted = true
  for (const child of running) child.kill('SIGTERM')
})
rmSync('test-results', { recursive: true, force: true })

const build = await step('build', buildApplication)
const types = await step('types', checkTypes)
const units = await step('unit and integration tests', runVitest)
const browser = build.length === 0 ? await step('browser tests', runPlaywright) : []
conclude([...build, ...types, ...units, ...browser])

async function step(name: string, work: () => Promise<Outcome[]>): Promise<Outcome[]> {
  if (interrupted) return []
  say(name)
  try {
    return await work()
  } catch (error) {
    console.error((error as Error).message)
    return [{ title: name, status: 'failed' }]
  }
}

async function buildApplication(): Promise<Outcome[]> {
  const env = { ...process.env, ...environment }
  await ensureBuild({ root, dist: environment.COHOI_DIST, env, say, started: track })
  return []
}

async function checkTypes(): Promise<Outcome[]> {
  const code = await run(['node_modules/typescript/bin/tsc', '--noEmit'])
  return code === 0 ? [] : [{ title: 'types', status: 'failed' }]
}

async function runVitest(): Promise<Outcome[]> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`]
  const code = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  return judge('vitest', code, readReport(VITEST_REPORT, vitestOutcomes))
}

async function runPlaywright(): Promise<Outcome[]> {
  const trouble = await ensureBrowser()
  if (trouble) throw new Error(trouble)
  const scratch = mkdtempSync(join(tmpdir(), 'cohoi-e2e-'))
  chmodSync(scratch, 0o711)
  const data = join(scratch, 'data')
  const server = launchApplication(data)
  try {
    await waitUntilHealthy(parseEnv(environment), 120_000)
    const env = {
      ...environment,
      E2E_URL: url,
      E2E_DATA: data,
      PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
    }
    const code = await run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], env)
    return judge('playwright', code, readReport(PLAYWRIGHT_REPORT, playwrightOutcomes))
  } finally {
    await finish(server, 40_000)
    rmSync(scratch, { recursive: true, force: true })
  }
}

function launchApplication(data: string): ChildProcess {
  const env = { ...process.env, ...environment, COHOI_DATA: data }
  return track(spawn(process.execPath, start, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
}

function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = track(spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

function track(child: ChildProcess): ChildProcess {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** A runner that failed without a failed test, or without a report, has failed once. */
function judge(runner: string, code: number, outcomes: Outcome[] = []): Outcome[] {
  const explained = code === 0 || outcomes.some(({ status }) => status === 'failed')
  return explained ? outcomes : [...outcomes, { title: runner, status: 'failed' }]
}

function conclude(outcomes: Outcome[]): void {
  const count = (status: Outcome['status']) => outcomes.filter((outcome) => outcome.status === status).length
  const [passed, failed] = [count('passed'), count('failed')]
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 || interrupted ? 1 : 0)
}
