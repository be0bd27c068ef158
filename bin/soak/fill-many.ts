import type pg from 'pg'
import { fillWorkspace } from '../bench/fill'

const MADE = 1000
const SLUG = 'soak'

/** The tables that hold something of an opportunity, with the columns that have to be others in each copy. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  opportunity: ['id'],
  opportunity_span: ['id', 'opportunity_id'],
  opportunity_tag: ['opportunity_id'],
  search_token: ['record_id'],
  message: ['id', 'record_id'],
  event: ['id', 'record_id'],
}
const MADE_BY_THE_DATABASE = ['seq', 'tx', 'is_archived']

/** A workspace of any size: a thousand opportunities with all that belongs to them, and the database multiplies these. */
export async function fillMany(client: pg.Client, rows: number, say: (line: string) => void) {
  await client.query('begin')
  await fillWorkspace(client, { slug: SLUG, rows: Math.min(rows, MADE), passwordHash: '' })
  await client.query('set session_replication_role = replica')
  for (const [table, others] of Object.entries(COPIED)) {
    await multiply(client, table, others, Math.ceil(rows / MADE) - 1)
    say(`filled ${table}`)
  }
  await client.query('set session_replication_role = default')
  await client.query('commit')
  await client.query('vacuum (analyze)')
  const found = await client.query<{ id: string; slug: string }>(
    'select workspace_id as id, slug from workspace where slug = $1',
    [SLUG],
  )
  const [place] = found.rows
  if (!place) throw new Error('not filled')
  return place
}

async function multiply(
  client: pg.Client,
  table: string,
  others: readonly string[],
  copies: number,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
     and attname <> all ($2) order by attnum`,
    [table, MADE_BY_THE_DATABASE],
  )
  const names = rows.map(({ name }) => client.escapeIdentifier(name))
  const values = rows.map(({ name }) =>
    others.includes(name)
      ? `md5(t.${client.escapeIdentifier(name)}::text || copy)::uuid`
      : `t.${client.escapeIdentifier(name)}`,
  )
  await client.query(
    `insert into ${client.escapeIdentifier(table)} (${names.join(', ')})
     select ${values.join(', ')} from ${client.escapeIdentifier(table)} t, generate_series(1, $1::int) copy`,
    [copies],
  )
}
