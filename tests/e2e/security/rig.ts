import { type ChildProcess, fork, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { Planted } from '../../support/planted'
import { environment, start } from '../../support/running'

export const PORT = '3197'
export const base = `http://localhost:${PORT}`
const BUILD = environment.COHOI_DIST
const WITHOUT_PROXY = '.next-without-proxy'

export type Rig = {
  data: string
  planted: Planted
  log(): string
  /** Without a worker nothing is written but what somebody asks for. */
  restart(options: { proxy: boolean; worker?: boolean }): Promise<void>
  stop(): Promise<void>
}

/** An application of the sweeps' own, with everything it says in a file, on the build that the tests made. */
export async function aRig(more: Record<string, string>, smtpPort: number): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'cohoi-rig-'))
  chmodSync(folder, 0o711)
  const data = join(folder, 'data')
  const output = join(folder, 'log')
  const env = {
    ...process.env,
    ...environment,
    PORT,
    APP_URL: base,
    COHOI_SMTP_PORT: '2597',
    COHOI_DEMO: '0',
    COHOI_DATA: data,
    ...more,
  }
  const launch = (dist: string, worker = true) => {
    const log = openSync(output, 'a')
    const own = { ...env, COHOI_DIST: dist, COHOI_WORKER: worker ? '1' : '0' }
    return spawn(process.execPath, start, { env: own, stdio: ['ignore', log, log] })
  }
  let server = launch(BUILD)
  const planted = await untilRunning(server, output)
    .then(() => plant({ ...env, PLANT_SMTP: String(smtpPort) }))
    .catch(async (error) => {
      await end(server)
      throw error
    })
  process.env.DATABASE_URL = planted.databaseUrl
  return {
    data,
    planted,
    log: () => readFileSync(output, 'utf8') + readFileSync(join(data, 'postgres.log'), 'utf8'),
    async restart({ proxy, worker }) {
      await end(server)
      if (!proxy) copyWithoutProxy()
      writeFileSync(output, readFileSync(output, 'utf8').replaceAll('running at', 'ran at'))
      server = launch(proxy ? BUILD : WITHOUT_PROXY, worker)
      await untilRunning(server, output)
    },
    async stop() {
      await end(server)
      for (const each of [folder, resolve(WITHOUT_PROXY)]) rmSync(each, { recursive: true, force: true })
    },
  }
}

/** The same build without the proxy: the server never hears that there is one. */
function copyWithoutProxy(): void {
  rmSync(WITHOUT_PROXY, { recursive: true, force: true })
  cpSync(BUILD, WITHOUT_PROXY, { recursive: true, filter: (path) => !/\/(cache|trace)$/.test(path) })
  const manifest = join(WITHOUT_PROXY, 'server', 'functions-config-manifest.json')
  const { functions, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'))
  expect(Object.keys(functions), 'where this version of Next keeps its proxy').toContain('/_middleware')
  const { '/_middleware': _, ...others } = functions
  writeFileSync(manifest, JSON.stringify({ ...rest, functions: others }))
}

async function untilRunning(server: ChildProcess, output: string): Promise<void> {
  for (let waited = 0; waited < 300_000; waited += 200) {
    const said = readFileSync(output, 'utf8')
    if (said.includes('running at')) return
    if (server.exitCode !== null) throw new Error(`the application of the sweeps ended: ${said.slice(-2000)}`)
    await sleep(200)
  }
  throw new Error('the application of the sweeps does not get ready')
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

function plant(env: NodeJS.ProcessEnv): Promise<Planted> {
  const TSX_TSCONFIG_PATH = 'tests/support/plant.tsconfig.json'
  const child = fork('tests/support/plant.ts', {
    env: { ...env, TSX_TSCONFIG_PATH },
    execArgv: ['--import', 'tsx'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (planted) => resolve(planted as Planted))
    child.once('exit', (code) => reject(new Error(`planting ended with ${code}`)))
  })
}

/** Addresses of all pages and routes of the build, with what stands for the parts in brackets. */
export function addresses(): string[] {
  const manifest = JSON.parse(readFileSync(join(BUILD, 'app-path-routes-manifest.json'), 'utf8'))
  return [...new Set(Object.values<string>(manifest))].filter((path) => !path.startsWith('/_')).sort()
}

/** Route handlers that may change something, as their files declare them. */
export function changingRoutes(): { path: string; method: string }[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .flatMap((file) => {
      const declared = readFileSync(join('app', file), 'utf8').match(/^export .*/gm) ?? []
      const methods = declared.join(' ').match(/\b(POST|PUT|PATCH|DELETE)\b/g) ?? []
      return methods.map((method) => ({ path: `/${dirname(file)}`, method }))
    })
}

/** The texts of what the product mailed to people. */
export function outbox(data: string): string[] {
  const folder = join(data, 'outbox')
  return readdirSync(folder).map((name) => {
    const mail = readFileSync(join(folder, name), 'utf8')
    if (!/^Content-Transfer-Encoding: base64/im.test(mail)) return mail.replace(/=\r?\n/g, '')
    return Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')), 'base64').toString('utf8')
  })
}
