import type pg from 'pg'
import { v7 } from 'uuid'
import type { ExportCell } from '@/lib/records/export'
import { searchTokens } from '@/lib/vietnam/text'

const AT_ONCE = 500
const OWN = 'workspace_id = $1 and created_at >= $2'

type Where = { client: pg.ClientBase; workspaceId: string; memberId: string }

/** The same customers by hand: with their addresses, the words they are found by, and a line of the log each. */
export async function importByHand(where: Where, rows: readonly ExportCell[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE)
    await write(where, rows.slice(start, start + AT_ONCE))
}

async function write({ client, workspaceId, memberId }: Where, rows: readonly ExportCell[][]): Promise<void> {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
  const column = (at: number) => cells.map((row) => row[at] ?? null)
  const phones = column(2).map((phone) => phone?.replace(/^0/, '+84') ?? null)
  const ids = rows.map(() => v7())
  const tokens = cells.flatMap(([name, , , email], at) =>
    searchTokens({ texts: [name], phones: [phones[at]], emails: [email] }).map((token) => ({
      id: ids[at],
      token,
    })),
  )
  await client.query('begin')
  await client.query(
    `insert into account (workspace_id, id, name, kind, phone, email, address, description, owner_id)
     select $1, id, name, 'person', phone, email, jsonb_build_object('street', street), description, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) t (id, name, phone, email, street, description)`,
    [workspaceId, memberId, ids, column(0), phones, column(3), column(4), column(7)],
  )
  await client.query(
    'insert into account_email (workspace_id, account_id, address) select $1, id, address from unnest($2::uuid[], $3::text[]) t (id, address)',
    [workspaceId, ids, column(3)],
  )
  await client.query(
    `insert into search_token (workspace_id, entity, token, record_id)
     select $1, 'account', token, id from unnest($2::text[], $3::uuid[]) t (token, id)`,
    [workspaceId, tokens.map(({ token }) => token), tokens.map(({ id }) => id)],
  )
  await client.query(
    `insert into event (workspace_id, id, actor_id, actor_name, entity, record_id, type, after, request_id)
     select $1, gen_random_uuid(), $2, 'Bench', 'account', id, 'created', jsonb_build_object('name', name), $3
     from unnest($4::uuid[], $5::text[]) t (id, name)`,
    [workspaceId, memberId, v7(), ids, column(0)],
  )
  await client.query('commit')
}

/** Takes away the customers that were made since, so that the next time makes them anew. */
export async function forgetCustomers(
  client: pg.ClientBase,
  workspaceId: string,
  since: Date,
): Promise<void> {
  const here = [workspaceId, since]
  const theirs = `record_id in (select id from account where ${OWN})`
  await client.query('set session_replication_role = replica')
  await client.query(
    `delete from search_token where workspace_id = $1 and entity = 'account' and ${theirs}`,
    here,
  )
  await client.query(`delete from event where workspace_id = $1 and entity = 'account' and ${theirs}`, here)
  await client.query(
    `delete from account_email where workspace_id = $1 and account_id in (select id from account where ${OWN})`,
    here,
  )
  await client.query(`delete from account where ${OWN}`, here)
  await client.query('set session_replication_role = default')
}
