import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serverAccount } from '../postgres/account'
import { type Child, child } from './child'

const DEBIAN = '/usr/lib/postgresql'
const PASSWORD = 'scale'

/** Why the servers cannot be started here, or null. */
export function missing(): string | null {
  if (!binaries()) return 'PostgreSQL 15 or later: apt-get install postgresql'
  return existsSync('/usr/sbin/pgbouncer') ? null : 'PgBouncer: apt-get install pgbouncer'
}

function binaries(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => Number(name) >= 15) : []
  return versions.sort().at(-1) && join(DEBIAN, versions.sort().at(-1) ?? '', 'bin')
}

export const urlOf = (port: number): string => `postgres://cohoi:${PASSWORD}@127.0.0.1:${port}/postgres`

export type Server = { port: number; start(): Promise<void>; stop(signal?: NodeJS.Signals): Promise<void> }

/** A primary in a folder of its own; it keeps its promises to the disk, unlike servers of the tests. */
export function primary(folder: string, port: number): Server {
  const data = join(folder, 'primary')
  run(
    folder,
    'initdb',
    ['-D', data, '-U', 'cohoi', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      '--pwfile': PASSWORD,
    },
  )
  return postgres(folder, data, port)
}

/** A streaming replica of it, from a copy taken now. */
export function replica(folder: string, primaryPort: number, port: number): Server {
  const data = join(folder, 'replica')
  const from = ['-h', '127.0.0.1', '-p', String(primaryPort), '-U', 'cohoi']
  run(folder, 'pg_basebackup', ['-D', data, '-R', '-c', 'fast', ...from])
  return postgres(folder, data, port)
}

/** SIGQUIT ends it as a crash does; SIGTERM waits for its clients, SIGINT does not. */
function postgres(folder: string, data: string, port: number): Server {
  let running: Child | undefined
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 60 }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return {
    port,
    async start() {
      const account = serverAccount(data)
      running = child(
        join(binaries() ?? '', 'postgres'),
        ['-D', data, ...flags],
        join(folder, 'postgres.log'),
        {
          ...account,
          cwd: folder,
        },
      )
      await untilAnswering(urlOf(port))
    },
    stop: async (signal = 'SIGINT') => running?.stop(signal),
  }
}

/** PgBouncer in transaction mode before a primary, with fewer connections to it than the processes open. */
export function bouncer(folder: string, primaryPort: number, port: number, most: number): Server {
  const users = join(folder, 'users.txt')
  const settings = join(folder, 'pgbouncer.ini')
  write(users, `"cohoi" "${PASSWORD}"\n`)
  write(
    settings,
    `[databases]
postgres = host=127.0.0.1 port=${primaryPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
admin_users = cohoi
pool_mode = transaction
default_pool_size = ${most}
max_client_conn = 300
server_login_retry = 1
`,
  )
  let running: Child | undefined
  return {
    port,
    async start() {
      const account = serverAccount(join(folder, 'none'))
      running = child('/usr/sbin/pgbouncer', [settings], join(folder, 'pgbouncer.log'), {
        ...account,
        cwd: folder,
      })
      await untilAnswering(urlOf(port))
    },
    stop: async (signal = 'SIGINT') => running?.stop(signal),
  }
}

function run(folder: string, program: string, args: string[], files: Record<string, string> = {}): void {
  const given = Object.entries(files).map(([flag, text]) => {
    const path = join(folder, flag.replace(/^-+/, ''))
    write(path, text)
    return `${flag}=${path}`
  })
  execFileSync(join(binaries() ?? '', program), [...args, ...given], {
    ...serverAccount(join(folder, 'none')),
    cwd: folder,
    env: { ...process.env, PGPASSWORD: PASSWORD, LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

function write(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  give(path)
}

/** Makes a folder that the account of the servers may write to. */
export function folderOfServers(path: string): string {
  mkdirSync(path)
  chmodSync(path, 0o700)
  give(path)
  return path
}

function give(path: string): void {
  const { uid, gid } = serverAccount(join(path, 'none'))
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

async function untilAnswering(url: string): Promise<void> {
  for (const until = Date.now() + 60_000; ; await sleep(100)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    const answer = await client.connect().then(
      () => client.query('select 1').then(() => null),
      (error: Error) => error,
    )
    await client.end().catch(() => {})
    if (!answer) return
    if (Date.now() > until) throw answer
  }
}
