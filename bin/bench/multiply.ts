import type pg from 'pg'

/** A table that holds something of an opportunity: the columns that are others in each copy, and the order of its key. */
type Copied = { others: readonly string[]; order?: string }

const COPIED: Readonly<Record<string, Copied>> = {
  opportunity: { others: ['id'] },
  opportunity_span: { others: ['id', 'opportunity_id'] },
  opportunity_tag: { others: ['opportunity_id'] },
  search_token: { others: ['record_id'], order: 'entity, token' },
  message: { others: ['id', 'record_id'] },
  event: { others: ['id', 'record_id'] },
}
const MADE_BY_THE_DATABASE = ['seq', 'tx', 'is_archived']

/** Makes a workspace's opportunities, with all that belongs to them, that many times as many; within a transaction. */
export async function multiplyCards(
  client: pg.Client,
  { slug, times, say }: { slug: string; times: number; say: (line: string) => void },
): Promise<void> {
  await client.query(`set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'`)
  await client.query('set session_replication_role = replica')
  for (const [table, how] of Object.entries(COPIED)) {
    const remake = await withoutIndexes(client, table)
    await multiply(client, table, how, { slug, copies: times - 1 })
    for (const definition of remake) await client.query(definition)
    say(`filled ${table}`)
  }
  await client.query('set session_replication_role = default')
}

/** Indexes are made faster afterwards than row by row; tells how to make them again. */
async function withoutIndexes(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass and not indisunique`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** An id of the same moment, which is what its beginning tells, and as valid as the one it is made of. */
const copiedId = (id: string) => {
  const others = `md5(${id} || copy)`
  return `(left(${id}, 15) || left(${others}, 3) || '-8' || substr(${others}, 4, 3) || '-' || right(${others}, 12))::uuid`
}

async function multiply(
  client: pg.Client,
  table: string,
  { others, order }: Copied,
  { slug, copies }: { slug: string; copies: number },
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
     and attname <> all ($2) order by attnum`,
    [table, MADE_BY_THE_DATABASE],
  )
  const names = rows.map(({ name }) => client.escapeIdentifier(name))
  const values = rows.map(({ name }) =>
    others.includes(name)
      ? copiedId(`t.${client.escapeIdentifier(name)}::text`)
      : `t.${client.escapeIdentifier(name)}`,
  )
  await client.query(
    `insert into ${client.escapeIdentifier(table)} (${names.join(', ')})
     select ${values.join(', ')} from ${client.escapeIdentifier(table)} t, generate_series(1, $1::int) copy
     where t.workspace_id = (select workspace_id from workspace where slug = $2) ${order ? `order by ${order}` : ''}`,
    [copies, slug],
  )
}
