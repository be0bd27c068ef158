import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { migrate } from '@/db/migrate'
import type { Env } from '@/lib/kernel/env'
import { ensureBuild } from './launch/build'
import { checkDatabase, checkFiles, checkPorts } from './launch/checks'
import { makeDataFolder } from './launch/data'
import { plantDemo } from './launch/demo'
import { LaunchError } from './launch/error'
import { waitUntilHealthy } from './launch/health'
import { endOrphans, type RunRecord, recordRun, runningCopies } from './launch/records'
import { demoPassword, environmentOf, readSettings } from './launch/settings'
import { explain, Shutdown } from './launch/shutdown'
import { finish, type Program, type Supervised, supervise } from './launch/supervise'
import { startPostgres } from './postgres'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dev = process.argv.includes('--dev')
const PATIENCE = 120_000
const KEEP_ALIVE = 75_000 // longer than load balancers keep an idle connection, who else write to one just closed
const say = (line: string) => console.log(`cohoi: ${line}`)

process.chdir(root)
const shutdown = new Shutdown()
await launch().catch((error) => {
  if (shutdown.hasBegun) return
  explain(error)
  return shutdown.exit(1)
})

async function launch(): Promise<void> {
  const settings = readSettings(root)
  makeDataFolder(settings.COHOI_DATA)
  await endOrphans(settings.COHOI_DATA)
  await checkPorts(settings)

  const record = recordRun(settings.COHOI_DATA, settings.PORT)
  shutdown.add(async () => record.remove())
  const databaseUrl = await openDatabase(settings, record)
  const env = environmentOf(settings, databaseUrl, dev)
  Object.assign(process.env, env)
  await checkFiles(settings)
  await migrate(settings.DATABASE_DIRECT_URL ?? databaseUrl)
  const password = settings.COHOI_DEMO ? demoPassword(settings) : undefined
  const demo =
    password !== undefined && (await plantDemo(settings.DATABASE_DIRECT_URL ?? databaseUrl, password))
  if (!dev) await build(settings, env)

  const [, worker] = run(programsOf(settings, env), record)
  await Promise.all([waitUntilHealthy(settings, PATIENCE), worker && waitUntilReady(worker)])
  const login = demo ? `, demo login admin@demo.test with password ${password}` : ''
  say(`running at ${settings.APP_URL}${login}`)
}

async function openDatabase(settings: Env, record: RunRecord): Promise<string> {
  if (settings.DATABASE_URL) {
    await checkDatabase(settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL)
    return settings.DATABASE_URL
  }
  const starting = startPostgres(settings.COHOI_DATA)
  shutdown.add(async () => {
    record.remove()
    await (await starting).stop(() => runningCopies(settings.COHOI_DATA).length > 0)
  })
  const postgres = await starting
  shutdown.add(async () => clearInterval(watch))
  const watch = setInterval(() => postgres.isRunning() || postgres.revive().catch(explain), 1000)
  return postgres.url
}

async function build(settings: Env, env: NodeJS.ProcessEnv): Promise<void> {
  await ensureBuild({
    root,
    dist: settings.COHOI_DIST,
    env,
    say,
    started: (process) => shutdown.add(() => finish(process, 5000)),
  })
}

function programsOf(settings: Env, env: NodeJS.ProcessEnv): Program[] {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const follow = pathToFileURL(join(root, 'bin/launch/follow-parent.mjs')).href
  const address = ['-p', String(settings.PORT), '-H', settings.HOST]
  const serve = dev ? ['dev'] : ['start', '--keepAliveTimeout', String(KEEP_ALIVE)]
  const web = ['--import', follow, next, ...serve, ...address]
  const worker = ['--import', 'tsx', '--conditions=react-server', 'bin/worker.ts']
  return [
    { name: 'web', args: web, env, cwd: root, patience: settings.COHOI_DRAIN * 1000 + 15_000 },
    ...(settings.COHOI_WORKER ? [{ name: 'worker', args: worker, env, cwd: root, patience: 32_000 }] : []),
  ]
}

function run(programs: Program[], record: RunRecord): Supervised[] {
  if (shutdown.hasBegun) return []
  const running = programs.map((program) => supervise(program, { seen: record.add, say }))
  shutdown.add(() => Promise.all(running.map((program) => program.stop())))
  return running
}

async function waitUntilReady(worker: Supervised): Promise<void> {
  const late = setTimeout(PATIENCE, 'late', { ref: false })
  if ((await Promise.race([worker.ready, late])) === 'late')
    throw new LaunchError('the worker does not get ready')
}
