import { queryTokens } from '@/lib/vietnam/text'
import { type By, CARD, dictionaries, inOne, type Rows } from './known'

/** The record with its tags, all that its timeline is made of, its neighbours in the list, and the dictionaries. */
export const open = ({ pool, workspaceId }: By, id: string): Promise<Rows> =>
  inOne(pool, async (client) => {
    const here = [workspaceId, id]
    const ask = async (query: string, values: unknown[] = here): Promise<Rows> =>
      (await client.query(query, values)).rows
    const record = await ask(`select o.*, ${CARD} from opportunity o where o.workspace_id = $1 and o.id = $2`)
    const told: Rows = []
    for (const part of TOLD) told.push(...(await ask(`select * from ${part} limit 30`)))
    for (const [sign, order] of [
      ['<', 'desc'],
      ['>', 'asc'],
    ]) {
      const neighbour = `select id from opportunity where workspace_id = $1 and not is_archived
        and (created_at, id) ${sign} ($2, $3) order by created_at ${order}, id ${order} limit 1`
      told.push(...(await ask(neighbour, [workspaceId, record[0]?.created_at, id])))
    }
    told.push(
      ...(await ask(
        'select stage_id from opportunity_span where workspace_id = $1 and opportunity_id = $2 order by valid_from desc limit 20',
      )),
      ...(await ask(
        `select count(*) from message where workspace_id = $1 and entity = 'opportunity' and record_id = $2`,
      )),
      ...(await ask('select text from custom_value where workspace_id = $1 and record_id = $2')),
    )
    return [...record, ...told, ...(await dictionaries(client, workspaceId))]
  })

const TOLD = [
  `event where workspace_id = $1 and entity = 'opportunity' and record_id = $2 order by seq desc`,
  `message where workspace_id = $1 and entity = 'opportunity' and record_id = $2 order by created_at desc`,
  `note where workspace_id = $1 and entity = 'opportunity' and record_id = $2 order by created_at desc`,
  `activity where workspace_id = $1 and opportunity_id = $2 order by told_at desc`,
]

export async function search({ pool, workspaceId }: By, typed: string): Promise<Rows> {
  const parts = queryTokens(typed)
  const matches = parts.map(
    (_, at) => `select record_id from search_token where workspace_id = $1 and entity = 'opportunity'
      and token >= $${at * 2 + 2} and token < $${at * 2 + 3}`,
  )
  return inOne(pool, async (client) => {
    const { rows } = await client.query(
      `select id, title, customer_name, contact_name, contact_email from opportunity
       where workspace_id = $1 and id in (${matches.join(' intersect ')}) order by id desc limit 200`,
      [workspaceId, ...parts.flatMap((part) => [part, `${part}\uffff`])],
    )
    return rows
  })
}
