import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { makeDataFolder } from '@/bin/launch/data'
import { startPostgres } from '@/bin/postgres'
import { SHARED } from '@/bin/postgres/binaries'
import { migrate } from '@/db/migrate'

/**
 * A database and a data folder of its own for this process; with DATABASE_URL that database serves, and
 * what was made in it has to be removed. `stop` leaves nothing behind.
 */
export async function openScratch(): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cohoi-replay-'))
  const data = join(folder, 'data')
  makeDataFolder(data)
  process.env.COHOI_DATA = data
  process.env.LOG_LEVEL ??= 'fatal'
  process.env.SECRET_KEY ??= 'only for a scratch workspace that lives for minutes'
  const given = process.env.DATABASE_URL
  const server = given ? null : await startPostgres(data, 'replay')
  process.env.DATABASE_URL = given ?? server?.url
  await migrate(process.env.DATABASE_URL ?? '')
  return {
    async stop() {
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
      if (server?.cluster.startsWith(SHARED))
        rmSync(join(server.cluster, '..'), { recursive: true, force: true })
    },
  }
}

/** Removes all rows of a workspace, as the owner of the tables; those that others point to go in a later round. */
export async function removeWorkspace(workspaceId: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'",
    )
    let left: string[] = rows.map(({ name }) => name)
    for (let before = left.length + 1; left.length < before; left = await clear(client, left, workspaceId)) {
      before = left.length
    }
    await client.query("delete from login where email like 'replay-%@example.invalid'")
  } finally {
    await client.end()
  }
}

async function clear(client: pg.Client, tables: string[], workspaceId: string): Promise<string[]> {
  const left: string[] = []
  for (const name of tables) {
    const emptied = client.query(`delete from ${pg.escapeIdentifier(name)} where workspace_id = $1`, [
      workspaceId,
    ])
    await emptied.catch(() => left.push(name))
  }
  return left
}
