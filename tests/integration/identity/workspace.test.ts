import { beforeEach, expect, test } from 'vitest'
import { getWorkspaceSettings, updateWorkspace } from '@/lib/identity/workspace-settings'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'
import { eventsOf } from './people'

let world: World

beforeEach(async () => {
  world = await aWorld()
})

const update = (more: Record<string, unknown> = {}, actor: Actor = world.admin) =>
  execute(updateWorkspace, actor, {
    version: 1,
    name: 'Hoa Sen',
    timeZone: 'Asia/Bangkok',
    currency: 'VND',
    ...more,
  })
const settings = () => reading(world.admin, (tx) => getWorkspaceSettings(tx, world.admin))
const rates = () =>
  asOwner<{ name: string; rate: string }>(
    'select name, rate from currency where workspace_id = $1 order by 1',
    [world.workspace.id],
  )

test('name and time zone change, and the log says so', async () => {
  await update()
  expect(await settings()).toMatchObject({ name: 'Hoa Sen', timeZone: 'Asia/Bangkok', version: 2 })
  expect(await eventsOf(world.workspace.id, 'updated')).toMatchObject([
    {
      entity: 'workspace',
      record_id: world.workspace.id,
      actor_id: world.admin.id,
      before: { timeZone: 'Asia/Ho_Chi_Minh' },
      after: { name: 'Hoa Sen' },
    },
  ])
  expect((await update({ version: 2 })).changed).toBe(false)
})

test('another base currency restates every rate in it', async () => {
  await update({ currency: 'USD' })
  expect(await settings()).toMatchObject({ currency: 'USD' })
  expect(await rates()).toEqual([
    { name: 'EUR', rate: '1.096153846153846' },
    { name: 'VND', rate: '0.000038461538462' },
  ])
})

test('the base currency needs a rate, and stays once a card holds an amount', async () => {
  await expect(update({ currency: 'JPY' })).rejects.toMatchObject({ fields: { currency: { key: 'noRate' } } })
  await aCard(world.rep)
  expect(await settings()).toMatchObject({ isCurrencyLocked: false })
  await aCard(world.rep, { amount: '5tr' })
  expect(await settings()).toMatchObject({ isCurrencyLocked: true })
  const before = await fingerprint()
  await expect(update({ currency: 'USD' })).rejects.toMatchObject({
    fields: { currency: { key: 'currencyLocked' } },
  })
  expect(await fingerprint()).toEqual(before)
  await update()
})

test('only administrators change the workspace, and never another one', async () => {
  const other = await aWorld()
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader])
    await expect(update({}, actor)).rejects.toMatchObject({ code: 'forbidden' })
  for (const more of [{ workspaceId: other.workspace.id }, { isDemo: true }, { status: 'active' }])
    await expect(update(more)).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)
})

test.each([
  [{ name: ' ' }, 'name'],
  [{ timeZone: 'Nowhere/Else' }, 'timeZone'],
  [{ currency: 'XXX' }, 'currency'],
])('%j is refused at its field', async (more, field) => {
  await expect(update(more)).rejects.toMatchObject({ fields: { [field]: expect.anything() } })
})

test('of two who save at once the second sees who was first', async () => {
  await update()
  await expect(update({ name: 'Later' })).rejects.toMatchObject({
    words: { key: 'stale', params: { name: 'Founder' } },
  })
})
