import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { execute } from '@/lib/kernel/command'
import { deleteOpportunity } from '@/lib/opportunities/commands'
import { sweepAll } from '@/lib/records/bin-sweep'
import { anAccount, binOf, inBin, next, readAccount, storedRow, titlesInBin } from '@/tests/support/bin'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

test('emptying leaves what came in after the question', async () => {
  const [early, late] = [
    await anAccount(world.admin, { name: 'Sớm' }),
    await anAccount(world.admin, { name: 'Muộn' }),
  ]
  await execute(accountKind.remove, world.admin, early)
  const until = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await execute(accountKind.remove, world.admin, late)
  expect((await execute(binOf('account').emptyBin, world.admin, { until })).data).toEqual({ isOver: true })
  expect(await titlesInBin(world.admin)).toEqual(['Muộn'])
  await execute(binOf('account').purge, world.admin, { items: [next(late)] })
})

test('erased for ever, a record leaves nothing behind but its lines in the log', async () => {
  const { admin } = world
  const made = await anAccount(world.admin, { name: 'Công ty Rêu', emails: 'reu@ao.example' })
  const child = await anAccount(world.admin, { name: 'Rêu con', parentId: made.id })
  const grantee = {
    granteeKind: 'member' as const,
    granteeId: world.stranger.id ?? '',
    access: 'read' as const,
  }
  await execute(accountKind.share, admin, { id: made.id, until: null, ...grantee })
  const card = await aCard(admin, { title: 'Rêu đá', accountId: made.id })
  await execute(deleteOpportunity, admin, { id: card, version: 1 })
  await execute(accountKind.remove, admin, made)
  await execute(binOf('account').purge, admin, { items: [next(made)] })
  expect(await storedRow('account', made.id)).toBeUndefined()
  for (const table of ['search_token', 'record_share'])
    expect(await asOwner(`select 1 from ${table} where record_id = $1`, [made.id])).toEqual([])
  expect((await readAccount(world.admin, child.id))?.parentId).toBeNull()
  expect(await storedRow('opportunity', card)).toMatchObject({
    account_id: null,
    deleted_at: expect.any(Date),
  })
  await execute(binOf('opportunity').recover, admin, { items: [{ id: card, version: 3 }] })
  const types = await asOwner<{ type: string }>('select type from event where record_id = $1 order by seq', [
    made.id,
  ])
  expect(types.map(({ type }) => type)).toEqual(['created', 'shared', 'binned', 'deleted'])
})

test('after thirty days it goes by itself, and not before', async () => {
  const own = await aWorld()
  const made = async (title: string) => {
    const id = await aCard(own.admin, { title })
    await execute(deleteOpportunity, own.admin, { id, version: 1 })
    return id
  }
  const [due, young] = [await made('Hết hạn'), await made('Còn hạn')]
  const planned = await asOwner<{ at: Date }>(
    `select run_at as at from graphile_worker._private_jobs where key like $1 order by 1`,
    [`${own.workspace.id}:bin:%`],
  )
  expect(planned[0]?.at.getTime()).toBeGreaterThan(Date.now() + 29.9 * 86_400_000)
  const age = (id: string, days: number) =>
    asOwner(
      `update opportunity set deleted_at = now() - make_interval(days => $2), archived_at = now() - make_interval(days => $2)
       where id = $1`,
      [id, days],
    )
  await age(due, 31)
  await age(young, 29)
  await sweepAll(own.workspace.id)
  expect(await storedRow('opportunity', due)).toBeUndefined()
  expect(await storedRow('opportunity', young)).toMatchObject({ title: 'Còn hạn' })
  const soon = await asOwner<{ at: Date }>(
    `select run_at as at from graphile_worker._private_jobs where key like $1 order by 1`,
    [`${own.workspace.id}:bin:%`],
  )
  expect(soon[0]?.at.getTime()).toBeLessThan(Date.now() + 1.1 * 86_400_000)
})

test('the bin of all kinds is read page by page, what was deleted last first', async () => {
  const own = await aWorld()
  const account = async (at: number) =>
    (await execute(accountKind.create, own.admin, { kind: 'person', name: `Khách ${at}` })).data
  const items = []
  for (let at = 0; at < 60; at++) items.push(await account(at))
  await execute(binOf('account').removeMany, own.admin, { items })
  const card = await aCard(own.admin, { title: 'Sau cùng' })
  await execute(deleteOpportunity, own.admin, { id: card, version: 1 })
  const first = await inBin(own.admin)
  expect(first.rows).toHaveLength(50)
  expect(first.rows[0]).toMatchObject({ kind: 'opportunity', title: 'Sau cùng' })
  const rest = await inBin(own.admin, { after: first.next })
  expect(rest.next).toBeNull()
  expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(61)
  expect((await inBin(own.admin, { kind: 'opportunity' })).rows).toHaveLength(1)
  expect(first.counts).toMatchObject({ account: 60, opportunity: 1 })
})
