import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import { dataFolder } from '@/tests/support/running'

/** Writes straight into the built-in database of the running application: what nobody could type. */
export async function fill(statement: string, values: unknown[]): Promise<void> {
  const { password, port } = JSON.parse(readFileSync(resolve(dataFolder, 'postgres.json'), 'utf8'))
  const client = new pg.Client(`postgres://cohoi:${password}@127.0.0.1:${port}/cohoi`)
  await client.connect()
  await client.query(statement, values).finally(() => client.end())
}
