import { verify } from '@node-rs/argon2'
import { generateNKeysBetween } from 'fractional-indexing'
import pg from 'pg'
import { insertBulk } from '@/db/bulk'
import { hashPassword } from '@/lib/identity/password-hash'
import { addDays, instantOf, today } from '@/lib/vietnam/date'
import { customerRows } from './accounts'
import { activityRows } from './activities'
import { cardOf, cardRows } from './cards'
import { caseRows } from './cases'
import { LOGINS } from './company'
import { demoData } from './data'
import { demoId } from './ids'
import { leadRows } from './leads'
import { setupRows } from './setup'
import type { DemoOpportunity } from './shape'

const SLUG = 'demo'
const LOCK = "hashtext('cohoi-demo')"

/**
 * Makes the demo workspace, once per database, as the owner of the tables. Where it exists, only the passwords of the
 * demo logins are made the given one again.
 */
export async function seedDemo({
  databaseUrl,
  password,
}: {
  databaseUrl: string
  password: string
}): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${LOCK})`)
    if (await exists(client)) await keepPassword(client, password)
    else await seed(client, password)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function exists(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select from workspace where slug = $1 or is_demo limit 1', [SLUG])
  return rows.length > 0
}

async function seed(client: pg.Client, password: string): Promise<void> {
  const day = today()
  const data = demoData(day)
  const { setup, rows } = setupRows(data, {
    identify: demoId,
    workspaceId: demoId('workspace'),
    slug: SLUG,
    isDemo: true,
    createdAt: instantOf(addDays(day, -370), '08:00'),
    passwordHash: await hashPassword(password),
    logins: LOGINS,
  })
  const ranks = ranksOf(data.opportunities)
  const customers = customerRows(setup, data.opportunities, demoId)
  const cards = data.opportunities.map((made, at) => {
    const card = cardOf(setup, made, demoId('opportunity', at), ranks[at] ?? '', demoId)
    return { ...card, row: { ...card.row, ...customers.linkOf(made) } }
  })
  const people = [...customers.rows, ...leadRows(setup, day, demoId)]
  const done = activityRows(
    setup,
    cards.map(({ row }) => row),
    day,
    demoId,
  )
  const turnedTo = caseRows(
    setup,
    cards.map(({ row }) => row),
    day,
    demoId,
  )
  for (const each of [...rows, ...people, ...cardRows(setup, cards), ...turnedTo, ...done])
    await insertBulk(client, each)
  const workspaceId = demoId('workspace')
  await client.query(`select graphile_worker.add_job('twins.find_all', $1, job_key => $2)`, [
    JSON.stringify({ workspaceId }),
    `${workspaceId}:twins`,
  ])
  await client.query(`select graphile_worker.add_job('support_case.deadlines', $1, job_key => $2)`, [
    JSON.stringify({ workspaceId }),
    `${workspaceId}:case_deadlines`,
  ])
}

/** Ranks within each column: the card that came last is on top. */
export function ranksOf(made: Pick<DemoOpportunity, 'history'>[]): string[] {
  const keys = generateNKeysBetween(null, null, made.length)
  const since = (at: number) => made[at]?.history.at(-1)?.at ?? ''
  const order = made.map((_, at) => at).sort((a, b) => (since(a) < since(b) ? 1 : -1))
  const ranks: string[] = []
  for (const [place, at] of order.entries()) ranks[at] = keys[place] ?? ''
  return ranks
}

async function keepPassword(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query<{ hash: string | null }>(
    `select l.password_hash as hash from login l join member m on m.login_id = l.id
     join workspace w on w.workspace_id = m.workspace_id and w.is_demo where l.email = any ($1)`,
    [LOGINS],
  )
  const right = await Promise.all(rows.map(({ hash }) => hash !== null && verify(hash, password)))
  if (right.every(Boolean)) return
  await client.query('update login set password_hash = $2, updated_at = now() where email = any ($1)', [
    LOGINS,
    await hashPassword(password),
  ])
}
