import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { LaunchError } from './launch/error'
import { withLock } from './launch/lock'
import { freePort, isFree } from './launch/ports'
import { type Account, serverAccount } from './postgres/account'
import { type Binaries, findBinaries } from './postgres/binaries'
import { type Cluster, prepareCluster, serverEnvironment } from './postgres/cluster'

export type Postgres = {
  url: string
  cluster: string
  isRunning(): boolean
  /** Starts the server again, on the same port, unless it answers. */
  revive(): Promise<void>
  /** Stops the server, unless somebody still needs it. */
  stop(isNeeded?: () => boolean): Promise<void>
}

/**
 * Runs PostgreSQL from npm's binaries with its cluster in the folder `data`; a server that is already running there,
 * perhaps left by a killed launcher, is used as it is. The server outlives this process until `stop`.
 */
export async function startPostgres(data: string, database = 'cohoi'): Promise<Postgres> {
  const exclusively = <T>(work: () => Promise<T>) => withLock(join(data, 'postgres.lock'), work)
  const server = await exclusively(() => open(data, database))
  return {
    url: urlOf(server, database),
    cluster: server.cluster,
    isRunning: () => postmaster(server) !== undefined,
    revive: () => run(server),
    stop: (isNeeded) => exclusively(async () => isNeeded?.() || stop(server)).then(() => {}),
  }
}

type Server = Cluster & { binaries: Binaries; account: Account; log: string }

async function open(data: string, database: string): Promise<Server> {
  const binaries = await findBinaries()
  const kept = await prepareCluster(data, binaries)
  const server = { ...kept, binaries, account: serverAccount(kept.cluster), log: join(data, 'postgres.log') }
  server.port = postmaster(server)?.port ?? server.port
  if (!(await answers(server)) && !(await isFree(server.port, '127.0.0.1'))) server.port = await freePort()
  if (server.port !== kept.port) server.keepPort(server.port)
  await run(server)
  await createDatabase(server, database)
  return server
}

async function run(server: Server): Promise<void> {
  const patience = Date.now() + 30_000
  while (!(await answers(server))) {
    const trouble = await launch(server)
    if (!trouble) return
    // A killed server holds its lock and memory for a moment; another launcher may also have been faster.
    if (Date.now() > patience || !/lock file|shared memory|Address already in use/.test(trouble)) {
      throw new LaunchError(`the built-in PostgreSQL did not start: ${trouble}`)
    }
    await sleep(300)
  }
}

/** Starts the server and returns nothing once it answers, or what it said when it ended. */
async function launch(server: Server): Promise<string | undefined> {
  const output = openSync(server.log, 'w', 0o600)
  const child = spawn(server.binaries.postgres, serverArguments(server), {
    ...server.account,
    cwd: server.cluster,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  child.unref()
  const ended = endOf(child)
  while (!(await answers(server))) {
    const trouble = await Promise.race([ended, sleep(30)])
    if (trouble) return trouble.message ?? (readFileSync(server.log, 'utf8').trim() || 'no reason given')
  }
}

function endOf(child: ChildProcess): Promise<{ message?: string }> {
  return new Promise((resolve) => {
    child.once('error', resolve)
    child.once('exit', () => resolve({}))
  })
}

function serverArguments({ cluster, port }: Server): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, '-p', String(port), ...options]
}

async function stop(server: Server): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const running = postmaster(server)
    if (!running || !(await answers(server))) return
    process.kill(running.pid, signal)
    for (let waited = 0; postmaster(server) && waited < 10_000; waited += 20) await sleep(20)
  }
}

/** What the server wrote of itself: lines 1 and 4 of postmaster.pid are its process and its port. */
function postmaster({ cluster }: Cluster): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n').map(Number)
    const [pid, , , port] = lines
    return pid && port && process.kill(pid, 0) ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

const urlOf = ({ password, port }: Cluster, database: string) =>
  `postgres://cohoi:${password}@127.0.0.1:${port}/${database}`

async function answers(settings: Cluster): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(settings, 'postgres'),
    connectionTimeoutMillis: 2000,
  })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(settings: Cluster, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(settings, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42P04') throw error // another launcher was faster
  } finally {
    await client.end()
  }
}
