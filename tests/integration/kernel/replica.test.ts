import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import type { Tx } from '@/db/client'
import { forbidden } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { readingBehind } from '@/lib/kernel/replica'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await aCard(world.rep)
  await aCard((await aWorld()).rep)
})

const slots = (globalThis as unknown as { cohoi: Map<string, unknown> }).cohoi
afterEach(async () => {
  const { database } = slots.get('replica') as { database: { close(): Promise<void> } | null }
  await database?.close()
  for (const name of ['replica', 'settings']) slots.delete(name)
  delete process.env.DATABASE_READ_URL
  vi.restoreAllMocks()
})

/** The replica of these tests is the same database under another name of the application. */
function replicaAt(url: URL): void {
  url.searchParams.set('application_name', 'replica')
  process.env.DATABASE_READ_URL = url.href
  slots.delete('settings')
}

const who = async (tx: Tx) => {
  const { rows } = await tx.execute(sql`select current_setting('application_name') = 'replica' as "isReplica",
    current_user as role, current_setting('transaction_read_only') as ro, (select count(*)::int from opportunity) as count`)
  return rows[0]
}
const seen = { role: 'cohoi_app', ro: 'on', count: 1 }

test('reports and exports are read from the replica, under the same role and policies', async () => {
  replicaAt(new URL(process.env.DATABASE_URL ?? ''))
  expect(await readingBehind(world.admin, who)).toEqual({ ...seen, isReplica: true })
})

test('without a replica they are read from the primary', async () => {
  expect(await readingBehind(world.admin, who)).toEqual({ ...seen, isReplica: false })
})

test('a replica that is down is done without, and left alone for a while', async () => {
  const warned = vi.spyOn(log, 'warn').mockReturnValue()
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.port = String(await freePort())
  replicaAt(url)
  expect(await readingBehind(world.admin, who)).toEqual({ ...seen, isReplica: false })
  expect(await readingBehind(world.admin, who)).toEqual({ ...seen, isReplica: false })
  expect(warned).toHaveBeenCalledTimes(1)
})

test('what goes wrong in the middle is read again from the primary, but a refusal is one', async () => {
  vi.spyOn(log, 'warn').mockReturnValue()
  replicaAt(new URL(process.env.DATABASE_URL ?? ''))
  await expect(
    readingBehind(world.admin, async () => {
      throw forbidden()
    }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  const answer = await readingBehind(world.admin, async (tx) => {
    const found = await who(tx)
    if (found?.isReplica)
      await tx.execute(
        sql`do $$ begin raise exception 'conflict with recovery' using errcode = '40001'; end $$`,
      )
    return found
  })
  expect(answer).toEqual({ ...seen, isReplica: false })
})

test('a faulty question is a fault, and not asked again', async () => {
  replicaAt(new URL(process.env.DATABASE_URL ?? ''))
  const asked: unknown[] = []
  const faulty = readingBehind(world.admin, async (tx) => {
    asked.push(await who(tx))
    await tx.execute(sql`select 1 / 0`)
  })
  await expect(faulty).rejects.toThrow()
  expect(asked).toMatchObject([{ isReplica: true }])
})
