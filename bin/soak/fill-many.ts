import type pg from 'pg'
import { fillWorkspace } from '../bench/fill'
import { multiplyCards } from '../bench/multiply'

const MADE = 1000
const SLUG = 'soak'

/** A workspace of any size: a thousand opportunities with all that belongs to them, and the database multiplies these. */
export async function fillMany(client: pg.Client, rows: number, say: (line: string) => void) {
  await client.query('begin')
  await fillWorkspace(client, { slug: SLUG, rows: Math.min(rows, MADE), passwordHash: '' })
  await multiplyCards(client, { slug: SLUG, times: Math.ceil(rows / MADE), say })
  await client.query('commit')
  await client.query('vacuum (analyze)')
  const found = await client.query<{ id: string; slug: string }>(
    'select workspace_id as id, slug from workspace where slug = $1',
    [SLUG],
  )
  const [place] = found.rows
  if (!place) throw new Error('not filled')
  return place
}
