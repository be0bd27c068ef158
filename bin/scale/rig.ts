import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '@/db/migrate'
import { seedDemo } from '@/lib/demo/seed'
import { settingNames } from '@/lib/kernel/env'
import { anS3Server, s3Settings } from '@/tests/support/s3-server'
import { ensureBuild } from '../launch/build'
import { balance } from './balancer'
import { type Copy, web, worker } from './programs'
import { bouncer, folderOfServers, primary, replica, type Server, urlOf } from './servers'

export const PASSWORD = 'demo-password-1'
/** Connections of PgBouncer to the primary, for five processes with ten each. */
export const POOLED = 8

export type Rig = {
  base: string
  folder: string
  webs: Copy[]
  workers: Copy[]
  primary: Server
  replica: Server
  owner: pg.Pool
  ownerOfReplica: pg.Pool
  bouncerUrl: string
  well(): number[]
  stop(): Promise<void>
}

/** Everything on this machine: primary, replica, PgBouncer, S3 store, three web processes, two workers, a balancer. */
export async function aRig(port: number, say: (line: string) => void): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'cohoi-scale-'))
  chmodSync(folder, 0o711)
  const endings: (() => unknown)[] = []
  const stop = async () => {
    for (const end of endings.reverse()) await end()
  }
  try {
    const servers = folderOfServers(join(folder, 'servers'))
    const first = primary(servers, port + 10)
    await first.start()
    endings.push(() => first.stop())
    const second = replica(servers, first.port, port + 11)
    await second.start()
    endings.push(() => second.stop())
    const pooler = bouncer(servers, first.port, port + 12, POOLED)
    await pooler.start()
    endings.push(() => pooler.stop())
    const bucket = await anS3Server(port + 13)
    endings.push(() => bucket.stop())
    say('primary, replica, PgBouncer and store are up')

    const env = {
      ...process.env,
      ...Object.fromEntries(settingNames().map((name) => [name, ''])),
      NODE_ENV: 'production' as const,
      DATABASE_URL: urlOf(pooler.port),
      DATABASE_DIRECT_URL: urlOf(first.port),
      DATABASE_READ_URL: urlOf(second.port),
      SECRET_KEY: randomBytes(32).toString('hex'),
      APP_URL: `http://localhost:${port}`,
      TRUSTED_PROXIES: '1',
      COHOI_BACKUPS: join(folder, 'backups'),
      COHOI_SMTP_PORT: '0',
      COHOI_DRAIN: '5',
      ...s3Settings(bucket.account),
    }
    mkdirSync(env.COHOI_BACKUPS)
    Object.assign(process.env, env)
    await migrate(env.DATABASE_DIRECT_URL)
    await seedDemo({ databaseUrl: env.DATABASE_DIRECT_URL, password: PASSWORD })
    await ensureBuild({ root: process.cwd(), dist: '.next', env, say, started() {} })

    const webs = [1, 2, 3].map((at) => web(folder, at, port + at, env))
    const workers = [1, 2].map((at) => worker(folder, at, env))
    for (const each of [...webs, ...workers]) endings.push(() => each.stop())
    await Promise.all([...webs, ...workers].map((each) => each.start()))
    const balancer = await balance(
      port,
      webs.map((each) => each.port),
    )
    endings.push(balancer.stop)
    const pools = [urlOf(first.port), urlOf(second.port)].map(poolOf)
    endings.push(() => Promise.all(pools.map((pool) => pool.end())))
    say('three web processes, two workers and the balancer are up')
    const [owner, ownerOfReplica] = pools as [pg.Pool, pg.Pool]
    return {
      ...{ base: env.APP_URL, folder, webs, workers, primary: first, replica: second, owner, ownerOfReplica },
      ...{ bouncerUrl: urlOf(pooler.port), well: balancer.well, stop },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 3 })
  pool.on('error', () => {})
  return pool
}
