import type pg from 'pg'
import { queryTokens } from '@/lib/vietnam/text'
import { type By, CARD, dictionaries, inOne, type Rows } from './known'

/** Whoever does not see all: what their unit owns, what is their teams' and nobody's, and what is shared with them. */
export type Reach = { memberId: string; unitId: string; teamIds: string[] }

/** What of `o` is within reach; its values follow from the parameter `at` on. */
const within = (reach: Reach | null, at: number) => ({
  where: reach
    ? `and (o.owner_id in (select id from member where workspace_id = $1 and unit_id = $${at})
        or o.owner_id is null and o.team_id = any ($${at + 1}::uuid[])
        or o.id in (select record_id from record_share where workspace_id = $1 and entity = 'opportunity' and grantee_id = $${at + 2}))`
    : '',
  values: reach ? [reach.unitId, reach.teamIds, reach.memberId] : [],
})

/** First cards of each column, totals of whole columns, and the dictionaries. */
export async function board({ pool, workspaceId, columns }: By, reach: Reach | null): Promise<Rows> {
  const all = within(reach, 2)
  const shown = within(reach, 3)
  return inOne(pool, async (client) => {
    const totals = await client.query(
      `select stage_id, count(*), sum(amount_base), sum(amount_base * probability) from opportunity o
       where workspace_id = $1 and not is_archived ${all.where} group by 1`,
      [workspaceId, ...all.values],
    )
    const cards = await client.query(
      `select card.* from unnest($2::uuid[]) as shown (stage_id) cross join lateral (
         select ${CARD} from opportunity o where o.workspace_id = $1 and o.stage_id = shown.stage_id
         and not o.is_archived ${shown.where} order by o.rank, o.id limit 41) card`,
      [workspaceId, columns, ...shown.values],
    )
    return [...totals.rows, ...cards.rows, ...(await dictionaries(client, workspaceId))]
  })
}

const LINE = `${CARD}, o.description, o.contact_email, o.contact_phone,
  array(select text from custom_value v where v.workspace_id = o.workspace_id and v.record_id = o.id) as custom`

export const list = ({ pool, workspaceId }: By, ownerId: string): Promise<Rows> =>
  page(pool, 'o.owner_id = $2', 'o.expected_close, o.id', [workspaceId, ownerId])

export function listInReach({ pool, workspaceId }: By, reach: Reach): Promise<Rows> {
  const { where, values } = within(reach, 2)
  return page(pool, `true ${where}`, 'o.expected_close, o.id', [workspaceId, ...values])
}

/** Cards that have all of these tags and hold a value in a field that the company added. */
export function listByTags(
  { pool, workspaceId }: By,
  tagIds: string[],
  custom: { fieldId: string; value: string } | null,
): Promise<Rows> {
  const has = tagIds.map(
    (_, at) => `exists (select from opportunity_tag t where t.workspace_id = o.workspace_id
      and t.opportunity_id = o.id and t.tag_id = $${at + 2})`,
  )
  const at = tagIds.length + 2
  const holds = `o.id in (select record_id from custom_value where workspace_id = $1 and field_id = $${at} and text = $${at + 1})`
  const conditions = custom ? [...has, holds] : has
  const values = [workspaceId, ...tagIds, ...(custom ? [custom.fieldId, custom.value] : [])]
  return page(pool, conditions.join(' and '), 'o.created_at desc, o.id desc', values)
}

/** Cards by parts of words, as the list is searched. */
export function listByName({ pool, workspaceId }: By, typed: string): Promise<Rows> {
  const parts = queryTokens(typed)
  const holds = parts.map(
    (_, at) => `o.id in (select record_id from search_token where workspace_id = $1 and entity = 'opportunity'
      and token >= $${at * 2 + 2} and token < $${at * 2 + 3})`,
  )
  const values = [workspaceId, ...parts.flatMap((part) => [part, `${part}\uffff`])]
  return page(pool, holds.join(' and '), 'o.created_at desc, o.id desc', values)
}

/** The first fifty of a list, how many there are, and the dictionaries that it refers to. */
const page = (pool: pg.Pool, where: string, order: string, values: unknown[]): Promise<Rows> =>
  inOne(pool, async (client) => {
    const from = `from opportunity o where o.workspace_id = $1 and not o.is_archived and ${where}`
    const { rows } = await client.query(`select ${LINE} ${from} order by ${order} limit 51`, values)
    const counted = await client.query(`select count(*) ${from}`, values)
    return [...rows, ...counted.rows, ...(await dictionaries(client, String(values[0])))]
  })
