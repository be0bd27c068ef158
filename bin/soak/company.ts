import pg from 'pg'
import { migrate } from '@/db/migrate'
import { hashPassword } from '@/lib/identity/password-hash'
import type { Actor } from '@/lib/kernel/actor'
import { EMAIL, PASSWORD } from '../bench/data'
import { fillWorkspace } from '../bench/fill'

const CARDS = 5000

/** A company at work with some thousand cards on its board, and its administrator with all rights. */
export async function aCompany(url: string): Promise<Actor> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('begin')
  await fillWorkspace(client, { slug: 'bench', rows: CARDS, passwordHash: await hashPassword(PASSWORD) })
  await client.query('commit')
  await client.query('vacuum (analyze)')
  const { rows } = await client.query<{ workspaceId: string; id: string }>(
    'select workspace_id as "workspaceId", id from member where email = $1',
    [EMAIL],
  )
  await client.end()
  const { memberActor } = await import('@/lib/kernel/member-actor')
  const actor = await memberActor(rows[0]?.workspaceId ?? '', rows[0]?.id ?? '')
  if (!actor) throw new Error('nobody is there')
  return actor
}
