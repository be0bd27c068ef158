import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const here = dirname(fileURLToPath(import.meta.url))
const LOCK = "hashtext('cohoi-migrate')"

/** Brings a database to this version: roles, tables, job queue, grants and functions. Safe to run at once from many. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`)
    await client.query(await readFile(join(here, 'roles.sql'), 'utf8'))
    await applyMigrations(drizzle({ client }), { migrationsFolder: join(here, 'migrations') })
    await runMigrations({ connectionString: databaseUrl })
    await client.query(await readFile(join(here, 'security.sql'), 'utf8'))
  } finally {
    await client.end()
  }
}
