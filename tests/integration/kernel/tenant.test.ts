import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, kept } from '@/db/client'
import { event, opportunity } from '@/db/schema'
import { fillEveryTable } from '@/tests/support/filler'
import { asOwner, fingerprint, tenantTables } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const url = process.env.DATABASE_URL ?? ''
const CROSSINGS = 1000

let ours: World
let theirs: World
let app: pg.Client

beforeAll(async () => {
  ours = await aWorld()
  theirs = await aWorld()
  for (const { admin, tags } of [ours, theirs])
    await aCard(admin, { tagIds: [tags[0]], expectedClose: '2026-12-01' })
  for (const { workspace } of [ours, theirs]) await fillEveryTable(workspace.id)
  app = new pg.Client(url)
  await app.connect()
})

afterAll(() => app.end())

/** Runs one statement as the application, and takes back whatever it did. */
async function asApp(statement: string, workspaceId: string | null): Promise<pg.QueryResult | string> {
  await app.query(
    `begin; set local role cohoi_app${workspaceId ? `; set local cohoi.workspace = '${workspaceId}'` : ''}`,
  )
  try {
    return await app.query(statement)
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await app.query('rollback')
  }
}

const rowsOf = (result: pg.QueryResult | string) => (typeof result === 'string' ? result : result.rowCount)
const DENIED = '42501'

test('[S3] a thousand interleaved readers and writers of two workspaces share two connections without bleeding', async () => {
  const database = createDatabase(url, { max: 2 })
  const worlds = [ours, theirs]
  const bled: string[] = []
  let failures = 0
  const cross = async (turn: number) => {
    const { workspace } = worlds[turn % 2] ?? ours
    const found = await database.transact({ workspaceId: workspace.id }, async (tx) => {
      if (turn % 3 === 0) await tx.update(opportunity).set({ priority: turn % 4 })
      if (turn % 7 === 0) await tx.execute(sql`select pg_sleep(0.002)`)
      const cards = await tx.select({ workspaceId: opportunity.workspaceId }).from(opportunity)
      const log = await tx.select({ workspaceId: event.workspaceId }).from(event)
      if (turn % 11 === 0) throw new Error('on purpose')
      return [...cards, ...log].map(({ workspaceId }) => workspaceId)
    })
    bled.push(...found.filter((id) => id !== workspace.id))
    expect(found.length).toBeGreaterThan(1)
  }
  await Promise.all(
    Array.from({ length: 40 }, async (_, lane) => {
      for (let turn = lane; turn < CROSSINGS; turn += 40) {
        await cross(turn).catch((error: Error) => {
          if (error.message !== 'on purpose') throw error
          failures += 1
        })
      }
    }),
  )
  expect(database.pool.totalCount).toBeLessThanOrEqual(2)
  const { rows } = await database.pool.query(
    `select current_user = session_user as "isOwner", coalesce(current_setting('cohoi.workspace', true), '') as tenant`,
  )
  await database.close()
  expect(bled).toEqual([])
  expect(failures).toBe(Math.ceil(CROSSINGS / 11))
  expect(rows).toEqual([{ isOwner: true, tenant: '' }])
})

test.each([
  { isPooled: false, plans: 1 },
  { isPooled: true, plans: 0 },
])('[S3] a plan that a connection keeps shows each workspace its own: %o', async ({ isPooled, plans }) => {
  const database = createDatabase(url, { max: 1, isPooled })
  for (let turn = 0; turn < 14; turn += 1) {
    const { workspace } = [ours, theirs][turn % 2] ?? ours
    const { rows } = await database.transact({ workspaceId: workspace.id }, (tx) =>
      tx.execute(kept(sql`select distinct workspace_id from ${opportunity} where title <> ${`no ${turn}`}`)),
    )
    expect(rows).toEqual([{ workspace_id: workspace.id }])
  }
  const found = await database.pool.query('select from pg_prepared_statements where generic_plans > 5')
  await database.close()
  expect(found.rowCount).toBe(plans)
})

test('[S16] without a tenant the application sees no row of any table', async () => {
  for (const table of await tenantTables()) {
    for (const setting of [null, ''] as const) {
      await app.query(
        `begin; set local role cohoi_app${setting === '' ? "; set local cohoi.workspace = ''" : ''}`,
      )
      const seen = await app.query(`select from "${table}"`).then(
        ({ rowCount }) => rowCount,
        ({ code }) => code,
      )
      await app.query('rollback')
      expect([0, DENIED], table).toContain(seen)
    }
  }
})

test('[S3] with one tenant, nothing of the other is read, counted, changed or deleted in any table', async () => {
  const tables = await tenantTables()
  expect(tables.length).toBeGreaterThan(20)
  const before = await fingerprint()
  for (const table of tables) {
    const [own] = await asOwner<{ n: number }>(
      `select count(*) filter (where workspace_id = $1)::int as n from "${table}" having count(*) filter (where workspace_id = $2) > 0`,
      [ours.workspace.id, theirs.workspace.id],
    )
    expect(own?.n, `${table} has rows of both`).toBeGreaterThan(0)
    const as = (statement: string) => asApp(statement, ours.workspace.id).then(rowsOf)
    const foreign = `where workspace_id = '${theirs.workspace.id}'`
    const all = await as(`select from "${table}"`)
    if (all === DENIED) continue
    expect(all, `all of ${table}`).toBe(own?.n)
    expect(await as(`select from "${table}" ${foreign}`), `read ${table}`).toBe(0)
    const denied = [0, DENIED]
    expect(denied, `change ${table}`).toContain(
      await as(`update "${table}" set workspace_id = workspace_id ${foreign}`),
    )
    expect(denied, `delete ${table}`).toContain(await as(`delete from "${table}" ${foreign}`))
  }
  expect(await fingerprint()).toEqual(before)
})

test('[S3] no row can be given to another workspace, nor made in it', async () => {
  for (const table of await tenantTables()) {
    const given = await asApp(
      `update "${table}" set workspace_id = '${theirs.workspace.id}'`,
      ours.workspace.id,
    )
    expect(given, `give ${table}`).toBe(DENIED)
    const made = await asApp(
      `insert into "${table}" (workspace_id) values ('${theirs.workspace.id}')`,
      ours.workspace.id,
    )
    expect([DENIED, '23502'], `make ${table}`).toContain(made)
  }
})

test('the log cannot be rewritten by the application, not even its own', async () => {
  for (const statement of ['update event set type = type', 'delete from event', 'truncate event']) {
    expect(await asApp(statement, ours.workspace.id)).toBe(DENIED)
  }
})
