import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { customerGroupCommands as groups } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const make = async (name: string, parentId: string | null = null) =>
  (await execute(groups.create, world.admin, { name, parentId })).data
const names = async () =>
  (await asOwner<{ name: string }>('select name from customer_group order by name')).map(({ name }) => name)

test('[EE-27] a group goes with all below it, and nothing is found by them any more', async () => {
  const top = await make('Đại lý')
  const middle = await make('Đại lý cấp một', top.id)
  await make('Đại lý cấp hai', middle.id)
  const kept = await make('Khác')
  await execute(groups.remove, world.admin, { ...top, withBelow: true })
  expect(await names()).toEqual(['Khác'])
  const tokens = await asOwner(
    `select from search_token where entity = 'customer_group' and record_id <> $1`,
    [kept.id],
  )
  expect(tokens).toEqual([])
})

test('[EE-27] without the switch, what stood below moves up to its place', async () => {
  const top = await make('Miền')
  const middle = await make('Vùng', top.id)
  const below = await make('Tỉnh', middle.id)
  await execute(groups.remove, world.admin, middle)
  expect(await asOwner('select parent_id from customer_group where id = $1', [below.id])).toEqual([
    { parent_id: top.id },
  ])
})

test('a group is not below itself, nor taken over by what goes with it', async () => {
  const top = await make('Trên')
  const below = await make('Dưới', top.id)
  await expect(
    execute(groups.update, world.admin, { ...top, patch: { parentId: below.id } }),
  ).rejects.toMatchObject({ fields: { parentId: { key: 'unitCircle' } } })
  await expect(
    execute(groups.remove, world.admin, { ...top, withBelow: true, replacementId: below.id }),
  ).rejects.toMatchObject({ fields: { replacementId: { key: 'invalidValue' } } })
})

test('customers of what goes move to what takes over, or nothing goes', async () => {
  const top = await make('Cũ')
  const below = await make('Cũ hơn', top.id)
  const heir = await make('Mới')
  const values = { name: 'Công ty có nhóm', kind: 'organization', groupIds: [below.id] }
  const { data } = await execute(accountKind.create, world.admin, values)
  await expect(execute(groups.remove, world.admin, { ...top, withBelow: true })).rejects.toThrow('inUse')
  expect(await names()).toContain('Cũ hơn')
  await execute(groups.remove, world.admin, { ...top, withBelow: true, replacementId: heir.id })
  expect(await asOwner('select group_id from account_group where account_id = $1', [data.id])).toEqual([
    { group_id: heir.id },
  ])
})
