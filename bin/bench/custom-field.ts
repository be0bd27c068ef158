import type pg from 'pg'

const CODE = 'nganh'
const CHOICES = ['Dệt may', 'Thủy sản', 'Xây dựng', 'Bán lẻ', 'Năng lượng', 'Logistics']

/** A choice that the company added to its opportunities, held by two of three; once for each database. */
export async function fillCustomField(client: pg.ClientBase, workspaceId: string): Promise<void> {
  const options = CHOICES.map((text, at) => ({ id: `nganh${at}`, text }))
  const { rows } = await client.query<{ id: string }>(
    `insert into custom_field (workspace_id, id, name, kind, code, type, options)
     select $1, gen_random_uuid(), 'Ngành', 'opportunity', $2, 'choice', $3
     where not exists (select from custom_field where workspace_id = $1 and code = $2) returning id`,
    [workspaceId, CODE, JSON.stringify(options)],
  )
  const [field] = rows
  if (!field) return
  await client.query(
    `insert into custom_value (workspace_id, field_id, record_id, text)
     select workspace_id, $2, id, 'nganh' || hash % $3::int from (
       select workspace_id, id, ('x' || left(md5(id::text), 6))::bit(24)::int as hash from opportunity
       where workspace_id = $1) card where hash % 3 > 0`,
    [workspaceId, field.id, CHOICES.length],
  )
}

export type CustomChoice = { fieldId: string; name: string; values: string[] }

/** The field as filters name it; null where the company has none. */
export async function customChoiceOf(pool: pg.Pool, workspaceId: string): Promise<CustomChoice | null> {
  const { rows } = await pool.query<{ id: string; values: string[] }>(
    `select id, array(select choice ->> 'id' from jsonb_array_elements(options) choice) as values
     from custom_field where workspace_id = $1 and code = $2`,
    [workspaceId, CODE],
  )
  return rows[0] ? { fieldId: rows[0].id, name: `c_${CODE}`, values: rows[0].values } : null
}
