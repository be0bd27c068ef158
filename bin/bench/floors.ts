import { generateKeyBetween } from 'fractional-indexing'
import type pg from 'pg'
import { v7 } from 'uuid'
import { queryTokens, searchTokens } from '@/lib/vietnam/text'

export type Known = {
  members: string[]
  openStages: string[]
  columns: string[]
  teams: string[]
  cards: string[]
  versions: Map<string, number>
  used: { at: number }
}
export type By = Known & { pool: pg.Pool; workspaceId: string; memberId: string }

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
    cards: cards.rows.map(({ id }) => id),
    versions: new Map(cards.rows.map(({ id, version }) => [id, version])),
    used: { at: 0 },
  }
}

const CARD = `o.id, o.version, o.title, o.customer_name, o.contact_name, o.amount, o.currency, o.amount_base, o.probability,
  o.expected_close::text, o.owner_id, o.team_id, o.source_id, o.stage_id, o.status, o.rank, o.priority, o.stage_since,
  array(select tag_id from opportunity_tag t where t.workspace_id = o.workspace_id and t.opportunity_id = o.id) as tags`

/** First cards of each column, totals of whole columns, and the dictionaries. */
export async function board({ pool, workspaceId, columns }: By): Promise<void> {
  const parts = columns.map(
    (_, at) => `(select ${CARD} from opportunity o where o.workspace_id = $1 and o.stage_id = $${at + 2}
      and not o.is_archived order by o.rank, o.id limit 41)`,
  )
  await inOne(pool, async (client) => {
    await client.query(
      `select stage_id, count(*), sum(amount_base), sum(amount_base * probability) from opportunity
       where workspace_id = $1 and not is_archived group by 1`,
      [workspaceId],
    )
    await client.query(parts.join(' union all '), [workspaceId, ...columns])
    for (const table of ['stage', 'member', 'sales_team', 'tag', 'lead_source', 'lost_reason']) {
      await client.query(`select * from ${table} where workspace_id = $1`, [workspaceId])
    }
  })
}

export async function list({ pool, workspaceId }: By, ownerId: string): Promise<void> {
  await inOne(pool, (client) =>
    client.query(
      `select ${CARD}, o.description, o.contact_email, o.contact_phone from opportunity o
       where o.workspace_id = $1 and o.owner_id = $2 and not o.is_archived
       order by o.expected_close, o.id limit 51`,
      [workspaceId, ownerId],
    ),
  )
}

/** The record with its tags, all that its timeline is made of, its neighbours in the list, and the dictionaries. */
export async function open({ pool, workspaceId }: By, id: string): Promise<void> {
  await inOne(pool, async (client) => {
    const here = [workspaceId, id]
    const { rows } = await client.query(
      `select o.*, ${CARD} from opportunity o where o.workspace_id = $1 and o.id = $2`,
      here,
    )
    await client.query(
      `select * from event where workspace_id = $1 and entity = 'opportunity' and record_id = $2 order by seq desc limit 30`,
      here,
    )
    for (const told of [
      `message where workspace_id = $1 and entity = 'opportunity' and record_id = $2 order by created_at desc`,
      `note where workspace_id = $1 and entity = 'opportunity' and record_id = $2 order by created_at desc`,
      `activity where workspace_id = $1 and opportunity_id = $2 order by told_at desc`,
    ])
      await client.query(`select * from ${told} limit 30`, here)
    for (const [sign, order] of [
      ['<', 'desc'],
      ['>', 'asc'],
    ]) {
      await client.query(
        `select id from opportunity where workspace_id = $1 and not is_archived and (created_at, id) ${sign} ($2, $3)
         order by created_at ${order}, id ${order} limit 1`,
        [workspaceId, rows[0].created_at, id],
      )
    }
    await client.query(
      'select stage_id from opportunity_span where workspace_id = $1 and opportunity_id = $2 order by valid_from desc limit 20',
      here,
    )
    await client.query(
      `select count(*) from message where workspace_id = $1 and entity = 'opportunity' and record_id = $2`,
      here,
    )
    for (const table of ['stage', 'member', 'sales_team', 'tag', 'lead_source', 'lost_reason', 'currency']) {
      await client.query(`select * from ${table} where workspace_id = $1`, [workspaceId])
    }
  })
}

export async function search({ pool, workspaceId }: By, typed: string): Promise<void> {
  const parts = queryTokens(typed)
  const matches = parts.map(
    (_, at) => `select record_id from search_token where workspace_id = $1 and entity = 'opportunity'
      and token >= $${at * 2 + 2} and token < $${at * 2 + 3}`,
  )
  await inOne(pool, (client) =>
    client.query(
      `select id, title, customer_name, contact_name, contact_email from opportunity
       where workspace_id = $1 and id in (${matches.join(' intersect ')}) order by id desc limit 200`,
      [workspaceId, ...parts.flatMap((part) => [part, `${part}\uffff`])],
    ),
  )
}

type NewCard = {
  title: string
  customerName: string
  contactPhone: string
  amount: number
  ownerId: string
  teamId: string
}

export const newCard = (turn: number, { members, teams }: Known): NewCard => ({
  title: `Điện mặt trời áp mái ${turn} kWp`,
  customerName: `Công ty TNHH Dệt may Phú Thịnh ${turn}`,
  contactPhone: `+8490000${String(turn % 10_000).padStart(4, '0')}`,
  amount: 250_000_000 + turn,
  ownerId: members[turn % members.length] ?? '',
  teamId: teams[turn % teams.length] ?? '',
})

/** Another card for each call, so that nobody waits for the version of somebody else. */
export function nextCard({ cards, versions, used }: Known): { id: string; version: number } {
  const id = cards[used.at++ % cards.length] ?? ''
  return { id, version: versions.get(id) ?? 1 }
}

export async function create(by: By, card: NewCard): Promise<void> {
  const { pool, workspaceId, openStages } = by
  const id = v7()
  await inOne(pool, async (client) => {
    const { pipelineId, rank } = await topOf(client, workspaceId, openStages[0] ?? '')
    await client.query(
      `insert into opportunity (workspace_id, id, title, customer_name, contact_phone, amount, amount_base, probability,
         owner_id, team_id, pipeline_id, stage_id, rank) values ($1, $2, $3, $4, $5, $6, $6, 10, $7, $8, $9, $10, $11)`,
      [
        workspaceId,
        id,
        card.title,
        card.customerName,
        card.contactPhone,
        card.amount,
        card.ownerId,
        card.teamId,
        pipelineId,
        openStages[0],
        rank,
      ],
    )
    const tokens = searchTokens({ texts: [card.title, card.customerName], phones: [card.contactPhone] })
    await client.query(
      `insert into search_token (workspace_id, entity, token, record_id) select $1, 'opportunity', t, $2 from unnest($3::text[]) t`,
      [workspaceId, id, tokens],
    )
    await keep(client, by, id, openStages[0] ?? '', 'created', card)
  })
}

export async function move(by: By, id: string, version: number, stageId: string): Promise<void> {
  const { pool, workspaceId } = by
  await inOne(pool, async (client) => {
    const { rank } = await topOf(client, workspaceId, stageId)
    const { rows } = await client.query('select * from opportunity where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
    ])
    await client.query(
      `update opportunity set stage_id = $3, rank = $4, probability = 30, stage_since = now(), updated_at = now(),
         version = version + 1 where workspace_id = $1 and id = $2 and version = $5`,
      [workspaceId, id, stageId, rank, version],
    )
    await client.query(
      'update opportunity_span set valid_to = now() where workspace_id = $1 and opportunity_id = $2 and valid_to is null',
      [workspaceId, id],
    )
    await keep(client, by, id, stageId, 'moved', { before: rows[0].stage_id, stageId, rank })
  })
}

async function topOf(client: pg.PoolClient, workspaceId: string, stageId: string) {
  const { rows } = await client.query(
    'select pipeline_id from stage where workspace_id = $1 and id = $2 for no key update',
    [workspaceId, stageId],
  )
  const top = await client.query(
    `select rank from opportunity where workspace_id = $1 and stage_id = $2 and is_archived = false order by rank limit 1`,
    [workspaceId, stageId],
  )
  return { pipelineId: rows[0].pipeline_id, rank: generateKeyBetween(null, top.rows[0]?.rank ?? null) }
}

async function keep(client: pg.PoolClient, by: By, id: string, stageId: string, type: string, after: object) {
  await client.query(
    `insert into opportunity_span (workspace_id, id, opportunity_id, stage_id, status, amount_base, probability, valid_from)
     values ($1, $2, $3, $4, 'open', 1, 10, now())`,
    [by.workspaceId, v7(), id, stageId],
  )
  await client.query(
    `insert into event (workspace_id, id, actor_id, actor_name, entity, record_id, type, after, request_id)
     values ($1, $2, $3, 'Bench', 'opportunity', $4, $5, $6, $7)`,
    [by.workspaceId, v7(), by.memberId, id, type, after, v7()],
  )
  await client.query(`select pg_notify('cohoi', $1)`, [by.workspaceId])
}

async function inOne(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}
