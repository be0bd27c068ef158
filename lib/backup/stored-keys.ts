import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { archivedTables } from './catalog'
import { fileColumns } from './dump'

type Key = { key: string }

/** The keys of all files that rows of a workspace name. */
export async function storedKeys(tx: Tx, workspaceId: string): Promise<string[]> {
  const { rows } = await tx.execute<Key>(await named(tx, workspaceId))
  return rows.map(({ key }) => key)
}

/** Which of these files no row names any more. */
export async function orphans(tx: Tx, workspaceId: string, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const { rows } = await tx.execute<Key>(sql`
    select key from json_array_elements_text(${JSON.stringify(keys)}::json) before(key)
    except (${await named(tx, workspaceId)})`)
  return rows.map(({ key }) => key)
}

async function named(tx: Tx, workspaceId: string): Promise<SQL> {
  const parts = fileColumns(await archivedTables(tx)).map(
    ({ table, column }) =>
      sql`select ${sql.identifier(column)} as key from ${sql.identifier(table.name)} where workspace_id = ${workspaceId}`,
  )
  return sql`select key from (${sql.join([sql`select null as key where false`, ...parts], sql` union `)}) named where key is not null`
}
