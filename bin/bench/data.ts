import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '@/db/migrate'
import { hashPassword } from '@/lib/identity/password-hash'
import { type GroupGrants, POLICY } from '@/lib/kernel/policy'
import { makeDataFolder } from '../launch/data'
import { type Postgres, startPostgres } from '../postgres'
import { fillActivities } from './activities'
import { fillCustomField } from './custom-field'
import { fillWorkspace } from './fill'
import { multiplyCards } from './multiply'

export const PASSWORD = 'a password for measuring'
export const EMAIL = 'admin@bench.test'
export const REPRESENTATIVE = 'rep@bench.test'
const SLUG = 'bench'

/** Beyond these, the database multiplies them. */
const MOST_MADE = 50_000

/** How many records are shared with the representative. */
const SHARES = 1000

export type Bench = {
  postgres: Postgres
  data: string
  workspaceId: string
  administratorId: string
  representativeId: string
}

/** The database of one size, in a folder of its own; made at the first run and used again by later ones. */
export async function openBench(root: string, rows: number, say: (line: string) => void): Promise<Bench> {
  const data = join(root, '.data', `bench-${rows}`)
  makeDataFolder(data)
  const postgres = await startPostgres(data)
  await migrate(postgres.url)
  const client = await connect(postgres.url)
  const found = await client.query('select from workspace where slug = $1', [SLUG])
  if (found.rowCount === 0) await fill(client, rows, say)
  const { workspaceId, id: administratorId } = await memberOf(client, EMAIL)
  const { id: representativeId } = await memberOf(client, REPRESENTATIVE)
  await fillActivities(client, workspaceId)
  await fillCustomField(client, workspaceId)
  await narrow(client, workspaceId, representativeId)
  await client.query('vacuum (analyze)') // every run starts from the same tidy tables
  await client.end()
  return { postgres, data, workspaceId, administratorId, representativeId }
}

export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

async function fill(client: pg.Client, rows: number, say: (line: string) => void): Promise<void> {
  const started = performance.now()
  const passwordHash = await hashPassword(PASSWORD)
  await client.query('begin')
  const made = Math.min(rows, MOST_MADE)
  await fillWorkspace(client, { slug: SLUG, rows: made, passwordHash })
  say(`made ${made}`)
  if (rows > made) await multiplyCards(client, { slug: SLUG, times: Math.ceil(rows / made), say })
  // Neighbours, so that no workspace is the whole of a table.
  for (const at of [1, 2, 3]) {
    await fillWorkspace(client, {
      slug: `${SLUG}${at}`,
      rows: Math.ceil(made / 10),
      passwordHash,
      seed: at + 1,
    })
  }
  await client.query('commit')
  say(
    `made ${rows} opportunities in ${Math.round((performance.now() - started) / 1000)} s, once for this size`,
  )
}

async function memberOf(client: pg.Client, email: string): Promise<{ workspaceId: string; id: string }> {
  const { rows } = await client.query(
    `select m.id, w.workspace_id as "workspaceId" from member m join workspace w using (workspace_id)
     where w.slug = $1 and m.email = $2`,
    [SLUG, email],
  )
  return rows[0]
}

/** Makes them reach what their unit owns, and single records of others that are shared with them; once. */
async function narrow(client: pg.Client, workspaceId: string, memberId: string): Promise<void> {
  const grants: GroupGrants = { ...POLICY.representative, 'opportunity:read': 'unit' }
  const made = await client.query(
    `insert into permission_group (workspace_id, id, name, grants)
     select $1, gen_random_uuid(), $2, $3 where not exists (select from permission_group where workspace_id = $1 and name = $2)
     returning id`,
    [workspaceId, 'Bench', JSON.stringify(grants)],
  )
  if (!made.rows[0]) return
  await client.query('update member_group set group_id = $3 where workspace_id = $1 and member_id = $2', [
    workspaceId,
    memberId,
    made.rows[0].id,
  ])
  await client.query(
    `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id)
     select $1, gen_random_uuid(), 'opportunity', o.id, 'member', $2
     from (select id from opportunity where workspace_id = $1 and not is_archived order by md5(id::text) limit $3) o`,
    [workspaceId, memberId, SHARES],
  )
}
