import type pg from 'pg'
import { type CustomChoice, customChoiceOf } from './custom-field'

export type Known = {
  members: string[]
  openStages: string[]
  columns: string[]
  teams: string[]
  /** Two tags that some cards have both. */
  tagPairs: string[][]
  custom: CustomChoice | null
  cards: string[]
  versions: Map<string, number>
  used: { at: number }
}
export type By = Known & { pool: pg.Pool; workspaceId: string; memberId: string }
/** Rows of what was asked for, to be shown. */
export type Rows = Record<string, unknown>[]

/** What to work on; with an owner, only cards of that person. */
export async function knownOf(pool: pg.Pool, workspaceId: string, ownerId: string | null): Promise<Known> {
  const ids = async (query: string) =>
    (await pool.query<{ id: string }>(query, [workspaceId])).rows.map(({ id }) => id)
  const cards = await pool.query<{ id: string; version: number }>(
    `select o.id, o.version from opportunity o join stage s using (workspace_id) where s.id = o.stage_id
       and o.workspace_id = $1 and not o.is_archived and s.kind = 'open' and coalesce($2, o.owner_id) is not distinct from o.owner_id
     order by o.id limit 5000`,
    [workspaceId, ownerId],
  )
  return {
    members: await ids('select id from member where workspace_id = $1 order by id'),
    openStages: await ids(
      `select id from stage where workspace_id = $1 and kind = 'open' and not is_gate order by position`,
    ),
    columns: await ids('select id from stage where workspace_id = $1 and not is_folded order by position'),
    teams: await ids('select id from sales_team where workspace_id = $1 order by id'),
    tagPairs: await pairsOf(pool, workspaceId),
    custom: await customChoiceOf(pool, workspaceId),
    cards: cards.rows.map(({ id }) => id),
    versions: new Map(cards.rows.map(({ id, version }) => [id, version])),
    used: { at: 0 },
  }
}

async function pairsOf(pool: pg.Pool, workspaceId: string): Promise<string[][]> {
  const { rows } = await pool.query<{ pair: string[] }>(
    `select array[a.tag_id, b.tag_id] as pair from opportunity_tag a join opportunity_tag b
       using (workspace_id, opportunity_id) where a.workspace_id = $1 and a.tag_id < b.tag_id
     group by 1 order by 1 limit 20`,
    [workspaceId],
  )
  return rows.map(({ pair }) => pair)
}

/** What is shown of a card. */
export const CARD = `o.id, o.version, o.title, o.customer_name, o.contact_name, o.amount, o.currency, o.amount_base, o.probability,
  o.expected_close::text, o.owner_id, o.team_id, o.source_id, o.stage_id, o.status, o.rank, o.priority, o.stage_since,
  array(select tag_id from opportunity_tag t where t.workspace_id = o.workspace_id and t.opportunity_id = o.id) as tags`

const DICTIONARIES = ['stage', 'member', 'sales_team', 'tag', 'lead_source', 'lost_reason', 'currency']

/** Everything that cards refer to. */
export async function dictionaries(client: pg.PoolClient, workspaceId: string): Promise<Rows> {
  const rows: Rows = []
  for (const table of DICTIONARIES)
    rows.push(...(await client.query(`select * from ${table} where workspace_id = $1`, [workspaceId])).rows)
  return rows
}

export async function inOne<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const done = await work(client)
    await client.query('commit')
    return done
  } finally {
    client.release()
  }
}
