import 'server-only'
import { createDatabase, type Database, type Tx } from '@/db/client'
import type { Actor } from './actor'
import { env } from './env'

const shared = globalThis as unknown as { cohoiDatabase?: Database }

/** The one pool of this process. */
export function database(): Database {
  shared.cohoiDatabase ??= createDatabase(env.DATABASE_URL, { wsProxy: env.NEON_WS_PROXY, max: 10 })
  return shared.cohoiDatabase
}

/** Reads of one page section: one short read-only transaction as the actor's workspace. */
export function reading<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transact({ workspaceId: actor.workspace.id }, run, { readOnly: true })
}
