import 'server-only'
import { createDatabase, type Database, type Tx } from '@/db/client'
import { type Actor, realmOf } from './actor'
import { env } from './env'
import { shared } from './shared'

/** The one pool of this process. */
export function database(): Database {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: direct, NEON_WS_PROXY: wsProxy } = env
  return shared('database', () => createDatabase(url, { wsProxy, max: 10, isPooled: direct !== url }))
}

/** Reads of one page section: one short read-only transaction as the actor's workspace. */
export function reading<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transact(realmOf(actor), run, { readOnly: true })
}
