import { createHash } from 'node:crypto'
import { Pool as NeonPool, neonConfig } from '@neondatabase/serverless'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { type SQL, sql } from 'drizzle-orm/sql'
import pg from 'pg'
import ws from 'ws'

/** Without `transaction`: one within another would end the outer one, and with it role and tenant. */
export type Tx = Omit<PgDatabase<NodePgQueryResultHKT>, 'transaction'>

/**
 * Who a transaction acts as: a tenant, and in it the member whose private mail is within sight; or the steps before a
 * tenant is known.
 */
export type Realm = { workspaceId: string; memberId?: string | null } | 'identity'

export type Database = {
  /**
   * Runs `run` in one transaction under the realm's role; one trip opens it and sets role and tenant.
   * All statements of a `snapshot` see the same state.
   */
  transact<T>(
    realm: Realm,
    run: (tx: Tx) => Promise<T>,
    options?: { readOnly?: boolean; snapshot?: boolean },
  ): Promise<T>
  pool: pg.Pool
  close(): Promise<void>
}

type Options = {
  max?: number
  wsProxy?: string
  /** A pooler stands between, which gives every transaction another connection. */
  isPooled?: boolean
}

/** Opens the pool for `url`: WebSocket for a Neon host (or through `wsProxy`), plain TCP otherwise. */
export function createDatabase(url: string, options: Options = {}): Database {
  const pool = openPool(url, options)
  return {
    pool,
    close: () => pool.end(),
    async transact(realm, run, { readOnly, snapshot } = {}) {
      const client = await pool.connect()
      let broken: Error | undefined
      // Between two statements nobody waits for an answer: without a listener a lost connection ends the process.
      const lost = (error: Error) => {
        broken = error
      }
      client.on('error', lost)
      try {
        const mode = `${snapshot ? ' isolation level repeatable read' : ''}${readOnly ? ' read only' : ''}`
        await client.query(`begin${mode}; ${enter(realm)}`)
        const data = await run(queriesOf(client, options))
        await client.query('commit')
        return data
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure
        })
        throw error
      } finally {
        client.off('error', lost)
        client.release(broken)
      }
    },
  }
}

const known = new WeakMap<object, Tx>()

/** Made once for a connection, for what it learns of the tables serves the next transaction too. */
function queriesOf(client: pg.PoolClient, { isPooled }: Options): Tx {
  const made = known.get(client) ?? drizzle({ client: isPooled ? client : keeping(client) })
  known.set(client, made)
  return made
}

const KEPT = '/* kept */'
const MOST_KEPT = 100

/**
 * Marks a statement, by any part of it, that takes longer to plan than to run: after five runs each connection has one
 * plan for all values, unless it is pooled. What decides on the plan belongs into the text. Few texts, or they crowd
 * each other out.
 */
export const kept = <T>(query: SQL<T>): SQL<T> => sql`${sql.raw(KEPT)} ${query}`

/** A number as part of the text. */
export const literal = (number: number): SQL => sql.raw(String(Math.trunc(number)))

/** The connection, which keeps the plans of marked statements under a name. */
function keeping(client: pg.PoolClient): pg.PoolClient {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    if (!names.has(text) && names.size < MOST_KEPT)
      names.set(text, createHash('sha256').update(text).digest('base64url'))
    return names.get(text)
  }
  const query = (asked: pg.QueryConfig, values?: unknown[]) =>
    client.query(asked.text.includes(KEPT) ? { ...asked, name: nameOf(asked.text) } : asked, values)
  return { query } as unknown as pg.PoolClient
}

/** SQL that takes the role and tenant of a realm for the rest of the transaction. */
export function enter(realm: Realm): string {
  if (realm === 'identity') return `set local role cohoi_identity; set local cohoi.workspace = ''`
  const { workspaceId, memberId } = realm
  if (!/^[0-9a-f-]{36}$/.test(workspaceId)) throw new Error('not a workspace id')
  if (memberId && !/^[0-9a-f-]{36}$/.test(memberId)) throw new Error('not a member id')
  // What a sales team works with is in memory or on flash: the planner shall not fear to jump.
  return `set local role cohoi_app; set local cohoi.workspace = '${workspaceId}'; set local cohoi.member = '${memberId ?? ''}'; set local cohoi.sight = ''; set local random_page_cost = 1.1`
}

function openPool(url: string, { max = 10, wsProxy }: Options): pg.Pool {
  const settings = { connectionString: url, max, connectionTimeoutMillis: 5000 }
  if (wsProxy || new URL(url).hostname.endsWith('.neon.tech')) {
    neonConfig.webSocketConstructor = ws
    if (wsProxy) {
      neonConfig.wsProxy = (host, port) => `${wsProxy}?address=${host}:${port}`
      neonConfig.useSecureWebSocket = false
      neonConfig.pipelineTLS = false
      neonConfig.pipelineConnect = false
    }
    // A sleeping Neon must wake first, and each connection takes more trips than by TCP.
    const patient = { ...settings, connectionTimeoutMillis: 15_000 }
    return steady(new NeonPool(patient) as unknown as pg.Pool)
  }
  // With a connection its plans go: it stays over the pauses of a small company.
  return steady(new pg.Pool({ ...settings, idleTimeoutMillis: 300_000 }))
}

function steady(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {}) // a lost idle connection is replaced at its next use
  return pool
}
