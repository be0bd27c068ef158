import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type Database, type Tx } from '@/db/client'
import { type Actor, realmOf } from './actor'
import { sqlState } from './command'
import { database, reading } from './database'
import { env } from './env'
import { Refusal } from './errors'
import { log } from './log'
import { shared } from './shared'

/** How long a replica may need to catch up, and how long one out of order is left alone. */
const PATIENCE = 2000
const REST = 30_000

type Replica = { database: Database | null; restsUntil: number }

/**
 * Reads for reports and exports: on the replica of DATABASE_READ_URL, once it has everything that was committed before;
 * on the primary when there is none, or it is late or out of order. `run` may be called twice.
 */
export async function readingBehind<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T> {
  const replica = theReplica()
  if (!replica.database || Date.now() < replica.restsUntil) return reading(actor, run)
  try {
    if (await Promise.race([hasCaughtUp(replica.database), sleep(PATIENCE, false)]))
      return await replica.database.transact(realmOf(actor), run, { readOnly: true })
    log.warn('the replica is late')
  } catch (error) {
    if (!isOfTheReplica(error)) throw error
    log.warn({ err: error }, 'the replica is out of order')
  }
  replica.restsUntil = Date.now() + REST
  return reading(actor, run)
}

/** A connection that was not made or was lost, and what a replica cancels to keep up; not a fault of the question. */
function isOfTheReplica(error: unknown): boolean {
  if (error instanceof Refusal) return false
  const state = sqlState(error) ?? ''
  return !/^[0-9A-Z]{5}$/.test(state) || /^(08|57P|40001)/.test(state)
}

const theReplica = () =>
  shared('replica', (): Replica => {
    const { DATABASE_URL, DATABASE_READ_URL: url, NEON_WS_PROXY: wsProxy } = env
    const isOwn = url && url !== DATABASE_URL
    return {
      database: isOwn ? createDatabase(url, { wsProxy, max: 4, isPooled: true }) : null,
      restsUntil: 0,
    }
  })

async function hasCaughtUp({ pool }: Database): Promise<boolean> {
  const { rows } = await database().pool.query<{ at: string }>('select pg_current_wal_lsn()::text as at')
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(20)) {
    const found = await pool.query<{ is: boolean }>(
      'select not pg_is_in_recovery() or pg_last_wal_replay_lsn() >= $1::pg_lsn as is',
      [rows[0]?.at],
    )
    if (found.rows[0]?.is) return true
  }
  return false
}
