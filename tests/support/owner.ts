import { createHash } from 'node:crypto'
import pg from 'pg'

let pool: pg.Pool | undefined
let address: string | undefined

/** Asks the test's database as the owner of its tables, past every policy. */
export async function asOwner<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  if (address !== process.env.DATABASE_URL) pool = undefined // this process has gone on to another test file
  pool ??= connect()
  address = process.env.DATABASE_URL
  return (await pool.query<Row>(text, values)).rows
}

/** Every table of the product that holds rows of workspaces. */
export async function tenantTables(): Promise<string[]> {
  const rows = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'workspace_id' and table_type = 'BASE TABLE' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** A print of everything stored, jobs included: equal prints mean that nothing was written. */
export async function fingerprint(): Promise<Record<string, string>> {
  const tables = await asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' or (schemaname = 'graphile_worker' and tablename = '_private_jobs') order by 1`,
  )
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const rows = await asOwner<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    const hash = createHash('sha256').update(rows.map(({ row }) => row).join('\n'))
    prints[name] = `${rows.length} ${hash.digest('hex').slice(0, 12)}`
  }
  return prints
}

/** One connection, so that settings of the session hold; it keeps no process from ending. */
function connect(): pg.Pool {
  const settings = { max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true }
  const made = new pg.Pool({ connectionString: process.env.DATABASE_URL, ...settings })
  made.on('error', () => {}) // a test file's database is dropped under it
  return made
}
