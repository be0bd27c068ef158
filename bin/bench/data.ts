import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '@/db/migrate'
import { hashPassword } from '@/lib/identity/password-hash'
import { type Actor, grantsOf, systemActor } from '@/lib/kernel/actor'
import { makeDataFolder } from '../launch/data'
import { type Postgres, startPostgres } from '../postgres'
import { fillWorkspace } from './fill'
import { multiplyCards } from './multiply'

export const PASSWORD = 'a password for measuring'
export const EMAIL = 'admin@bench.test'
const REPRESENTATIVE = 'rep@bench.test'
const SLUG = 'bench'

/** Beyond these, the database multiplies them. */
const MOST_MADE = 50_000

/** How many records are shared with the representative. */
const SHARES = 1000

export type Bench = {
  postgres: Postgres
  data: string
  actor: Actor
  representative: Actor
  client: pg.Client
}

/** The database of one size, in a folder of its own; made at the first run and used again by later ones. */
export async function openBench(root: string, rows: number, say: (line: string) => void): Promise<Bench> {
  const data = join(root, '.data', `bench-${rows}`)
  makeDataFolder(data)
  const postgres = await startPostgres(data)
  await migrate(postgres.url)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const found = await client.query('select from workspace where slug = $1', [SLUG])
  if (found.rowCount === 0) await fill(client, rows, say)
  const actor = await administrator(client)
  const representative = await representativeOf(client, actor)
  await client.query('vacuum (analyze)') // every run starts from the same tidy tables
  return { postgres, data, client, actor, representative }
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

async function administrator(client: pg.Client): Promise<Actor> {
  const { rows } = await client.query(
    `select m.id, m.name, w.workspace_id as "workspaceId" from member m join workspace w using (workspace_id)
     where w.slug = $1 and m.email = $2`,
    [SLUG, EMAIL],
  )
  const { id, name, workspaceId } = rows[0]
  const zone = { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh' }
  return { ...systemActor({ id: workspaceId, name: SLUG, slug: SLUG, isDemo: false, ...zone }), id, name }
}

/** Somebody who reaches what their unit owns, and single records of others that were shared with them. */
async function representativeOf(client: pg.Client, { workspace }: Actor): Promise<Actor> {
  const { rows } = await client.query(
    'select id, name, unit_id as "unitId" from member where workspace_id = $1 and email = $2',
    [workspace.id, REPRESENTATIVE],
  )
  const { id, name, unitId } = rows[0]
  await client.query(
    `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id)
     select $1, gen_random_uuid(), 'opportunity', o.id, 'member', $2
     from (select id, owner_id from opportunity where workspace_id = $1 and not is_archived order by md5(id::text) limit $3) o
     where not exists (select from record_share where workspace_id = $1 and grantee_id = $2)`,
    [workspace.id, id, SHARES],
  )
  const reach = { 'opportunity:read': ['unit' as const] }
  return {
    ...systemActor(workspace),
    id,
    name,
    grants: { ...grantsOf('representative'), ...reach },
    standing: { unitId, path: [unitId], below: [unitId], headed: [] },
    hasShares: true,
  }
}
