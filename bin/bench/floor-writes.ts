import { generateKeyBetween } from 'fractional-indexing'
import type pg from 'pg'
import { v7 } from 'uuid'
import { searchTokens } from '@/lib/vietnam/text'
import { type By, inOne, type Known, type Rows } from './known'

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

/** Another card for each call, so that nobody waits for the version of somebody else; the call makes it one higher. */
export function nextCard({ cards, versions, used }: Known): { id: string; version: number } {
  const id = cards[used.at++ % cards.length] ?? ''
  const version = versions.get(id) ?? 1
  versions.set(id, version + 1)
  return { id, version }
}

export async function create(by: By, card: NewCard): Promise<Rows> {
  const { pool, workspaceId, openStages } = by
  const id = v7()
  return inOne(pool, async (client) => {
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
    return [{ id }]
  })
}

export async function move(by: By, id: string, version: number, stageId: string): Promise<Rows> {
  const { pool, workspaceId } = by
  return inOne(pool, async (client) => {
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
    await endSpan(client, workspaceId, id)
    await keep(client, by, id, stageId, 'moved', { before: rows[0].stage_id, stageId, rank })
    return [{ id }]
  })
}

export const newAmount = (turn: number): number => 90_000_000 + turn

/** Another sum, which columns add up, so that the time kept of it begins anew. */
export async function edit(by: By, id: string, version: number, amount: number): Promise<Rows> {
  const { pool, workspaceId } = by
  return inOne(pool, async (client) => {
    const { rows } = await client.query('select * from opportunity where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
    ])
    await client.query(
      `update opportunity set amount = $3, amount_base = $3, updated_at = now(), version = version + 1
       where workspace_id = $1 and id = $2 and version = $4`,
      [workspaceId, id, amount, version],
    )
    await endSpan(client, workspaceId, id)
    await keep(client, by, id, rows[0].stage_id, 'updated', { before: rows[0].amount, amount })
    return [{ id }]
  })
}

const endSpan = (client: pg.PoolClient, workspaceId: string, id: string) =>
  client.query(
    'update opportunity_span set valid_to = now() where workspace_id = $1 and opportunity_id = $2 and valid_to is null',
    [workspaceId, id],
  )

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
