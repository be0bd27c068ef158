import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { aNeonProxy } from '@/tests/support/neon-proxy'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let proxy: Awaited<ReturnType<typeof aNeonProxy>>
let here: World
let elsewhere: World
beforeAll(async () => {
  proxy = await aNeonProxy()
  ;[here, elsewhere] = [await aWorld(), await aWorld()]
  for (const { rep } of [here, elsewhere]) await aCard(rep, { title: 'Một' })
})
afterAll(() => proxy.stop())

const cutAll = () =>
  asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name = 'cut'`,
  )

describe.each(['TCP', 'WebSocket'])('over %s', (way) => {
  let database: Database
  beforeAll(() => {
    const url = `${process.env.DATABASE_URL}?application_name=cut`
    database = createDatabase(url, { wsProxy: way === 'WebSocket' ? proxy.address : undefined })
  })
  afterAll(() => database.close())

  const titles = ({ workspace }: World) =>
    database.transact({ workspaceId: workspace.id }, async (tx) => {
      const { rows } = await tx.execute<{ role: string; count: number }>(
        sql`select current_user as role, (select count(*)::int from opportunity) as count`,
      )
      return rows
    })

  test('role and tenant hold for one transaction, and the next has its own', async () => {
    const seen = await Promise.all([here, elsewhere, here, elsewhere].map(titles))
    for (const rows of seen) expect(rows).toEqual([{ role: 'cohoi_app', count: 1 }])
    const { rows } = await database.pool.query(
      `select current_user::text as role, current_setting('cohoi.workspace', true) as place`,
    )
    expect(rows).toEqual([{ role: expect.not.stringContaining('cohoi_app'), place: '' }])
  })

  test('a connection that is lost between two statements fails its transaction, and nothing else', async () => {
    const lost = database.transact({ workspaceId: here.workspace.id }, async (tx) => {
      await tx.execute(sql`update opportunity set title = 'Hai'`)
      await cutAll()
      await new Promise((resolve) => setTimeout(resolve, 300)) // the bad news arrives while nobody asks
      await tx.execute(sql`select 1`)
    })
    await expect(lost).rejects.toThrow()
    expect(await titles(here)).toEqual([{ role: 'cohoi_app', count: 1 }])
    expect(await asOwner(`select from opportunity where title = 'Hai'`)).toEqual([])
  })

  test('connections lost while they wait in the pool are replaced', async () => {
    await Promise.all([titles(here), titles(here), titles(here)])
    await cutAll()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await titles(here)).toEqual([{ role: 'cohoi_app', count: 1 }])
  })
})
