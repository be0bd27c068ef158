import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { makeDataFolder } from '@/bin/launch/data'
import { type Postgres, startPostgres } from '@/bin/postgres'
import { SHARED } from '@/bin/postgres/binaries'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Where the tests run: a database of their own on the server of TEST_DATABASE_URL, whose user is a superuser, or a server of their own. */
export async function testPostgres(): Promise<Pick<Postgres, 'url' | 'stop'>> {
  const given = process.env.TEST_DATABASE_URL
  if (!given) return throwAwayPostgres()
  const name = `cohoi_test_${randomBytes(6).toString('hex')}`
  await administer(given, `create database ${name}`)
  return {
    url: given.replace(/[^/]*$/, name),
    stop: () => administer(given, `drop database ${name} with (force)`),
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** A PostgreSQL of its own that leaves nothing behind, even when the tests are cut short. */
export async function throwAwayPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'cohoi-test-'))
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  makeDataFolder(data)
  const abandon = () => {
    const cluster = clusterOf(data)
    kill(cluster)
    const places = cluster.startsWith(SHARED) ? [folder, dirname(cluster)] : [folder]
    for (const place of places) rmSync(place, { recursive: true, force: true, maxRetries: 5 })
  }
  const leave = () => process.exit(1)
  process.once('exit', abandon)
  for (const signal of SIGNALS) process.once(signal, leave)

  const server = await startPostgres(data, 'template')
  await forgetfully(server.url)
  return {
    ...server,
    async stop() {
      await server.stop()
      abandon()
      process.off('exit', abandon)
      for (const signal of SIGNALS) process.off(signal, leave)
    },
  }
}

/** What is thrown away need survive a killed server, but no power cut. */
async function forgetfully(url: string): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes']) {
    await administer(url, `alter system set ${setting} = off`)
  }
  await administer(url, 'select pg_reload_conf()')
}

function clusterOf(data: string): string {
  try {
    return resolve(data, JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8')).cluster)
  } catch {
    return join(data, 'postgres')
  }
}

function kill(cluster: string): void {
  try {
    process.kill(Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT')
  } catch {
    // it has ended by itself, or never begun
  }
}
