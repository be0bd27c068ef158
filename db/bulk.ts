import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'

export type Bulk = { table: PgTable; rows: Record<string, unknown>[] }

/** Names table and rows together, checked against each other. */
export const bulk = <T extends PgTable>(table: T, rows: T['$inferInsert'][]): Bulk => ({ table, rows })

/** Inserts any number of rows of one shape in one statement: they travel as one JSON parameter. */
export async function insertBulk(client: pg.ClientBase, { table, rows }: Bulk): Promise<void> {
  if (rows.length === 0) return
  const columns: Record<string, { name: string } | undefined> = getTableColumns(table)
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const names = keys.map((key) => columns[key]?.name ?? key)
  const target = client.escapeIdentifier(getTableName(table))
  const list = names.map((name) => client.escapeIdentifier(name)).join(', ')
  const records = rows.map((row) => Object.fromEntries(keys.map((key, at) => [names[at], row[key]])))
  await client.query(
    `insert into ${target} (${list}) select ${list} from json_populate_recordset(null::${target}, $1)`,
    [JSON.stringify(records)],
  )
}
