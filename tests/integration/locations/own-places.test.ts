import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { account as customer } from '@/db/schema'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { adminUnitCommands as places } from '@/lib/locations/commands'
import { locationBranch, searchLocations } from '@/lib/locations/reads'
import { countRecords, visible } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const add = async (name: string, at: { parentId?: string; under?: string } = {}, by = world.admin) =>
  (await execute(places.create, by, { name, ...at })).data as { id: string; version: number }
const branch = async (of: string | null, scheme: 'vn34' | 'vn63' = 'vn34') =>
  (await answer(locationBranch, world.rep, { of, scheme })).map(({ name }) => name)
const find = (text: string, by = world.rep) => answer(searchLocations, by, { text })
const account = async (address: unknown) =>
  (await execute(accountKind.create, world.admin, { name: 'Khách', kind: 'person', address })).data
const stored = async (id: string) =>
  (
    await asOwner<{ address: Record<string, unknown>; address_area: string | null }>(
      'select address, address_area from account where id = $1',
      [id],
    )
  )[0]

test('[CS-38] a branch holds the units of its scheme, and own places after them', async () => {
  expect(await branch(null)).toEqual(['Việt Nam'])
  expect(await branch('VN')).toHaveLength(34)
  expect(await branch('VN', 'vn63')).toHaveLength(63)
  expect(await branch('vn63:01-quan-hoan-kiem', 'vn63')).toHaveLength(18)
  const laos = await add('Lào')
  const vientiane = await add('Viêng Chăn', { parentId: laos.id })
  await add('Khu đô thị Ciputra', { under: 'vn34:00091' })
  expect(await branch(null)).toEqual(['Việt Nam', 'Lào'])
  expect(await branch(laos.id)).toEqual(['Viêng Chăn'])
  expect(await branch('vn34:00091')).toEqual(['Khu đô thị Ciputra'])
  const [found] = await find('vieng chan')
  expect(found).toMatchObject({ key: vientiane.id, path: 'Lào', above: [laos.id] })
  expect((await find('khu do thi ciputra'))[0]).toMatchObject({
    path: 'Phường Phú Thượng, Thành phố Hà Nội',
    above: ['VN', 'vn34:01', 'vn34:00091'],
  })
})

test('a place is moved anywhere but below itself, and the move is taken back', async () => {
  const north = await add('Miền Bắc')
  const east = await add('Đông Bắc', { parentId: north.id })
  const refused = execute(places.update, world.admin, { ...north, patch: { parentId: east.id } })
  await expect(refused).rejects.toMatchObject({ fields: { parentId: { key: 'unitCircle' } } })
  const moved = await execute(places.update, world.admin, { ...east, patch: { under: 'vn34:01' } })
  expect(await asOwner('select parent_id, under from admin_unit where id = $1', [east.id])).toEqual([
    { parent_id: null, under: 'vn34:01' },
  ])
  await execute(undo, world.admin, { requestId: moved.requestId })
  expect(await asOwner('select parent_id, under from admin_unit where id = $1', [east.id])).toEqual([
    { parent_id: north.id, under: null },
  ])
})

test.each([
  ['under a unit that does not exist', { under: 'vn34:99999' }, 'under'],
  ['in two places', { under: 'VN', parentId: '' }, 'parentId'],
])('a place %s is refused', async (_, at, field) => {
  const { id } = await add(`Chỗ ${field}`)
  const where = { ...at, ...('parentId' in at && { parentId: id }) }
  await expect(add('Sai', where)).rejects.toMatchObject({ fields: { [field]: expect.anything() } })
})

test('names are unique among their like, and only there', async () => {
  const a = await add('Tỉnh A')
  const b = await add('Tỉnh B')
  await add('Trung tâm', { parentId: a.id })
  await add('Trung tâm', { parentId: b.id })
  await expect(add('trung tâm', { parentId: b.id })).rejects.toMatchObject({
    fields: { name: { key: 'duplicate' } },
  })
})

test('a place goes with all below it, or not at all', async () => {
  const top = await add('Campuchia')
  const middle = await add('Phnôm Pênh', { parentId: top.id })
  await add('Quận Một', { parentId: middle.id })
  await expect(execute(places.remove, world.admin, top)).rejects.toMatchObject({ words: { key: 'hasBelow' } })
  await execute(places.remove, world.admin, { ...top, withBelow: true })
  expect(await find('phnom penh')).toEqual([])
})

test('who may not write dictionaries reads places and changes none; other companies see nothing of them', async () => {
  const { id } = await add('Chỉ của ta')
  await expect(add('Không được', {}, world.rep)).rejects.toMatchObject({ code: 'forbidden' })
  const other = await aWorld()
  expect(await find('chi cua ta', other.admin)).toEqual([])
  const theirs = { name: 'Khách', kind: 'person', address: { street: '1', own: id } }
  await expect(execute(accountKind.create, other.admin, theirs)).rejects.toMatchObject({
    fields: { address: { key: 'unknownReference' } },
  })
})

test('an address at an own place has its names as they were, and stays when it is renamed', async () => {
  const thailand = await add('Thái Lan')
  const bangkok = await add('Băng Cốc', { parentId: thailand.id })
  const { id } = await account({ street: '5 Sukhumvit', own: bangkok.id })
  expect(await stored(id)).toEqual({
    address: {
      street: '5 Sukhumvit',
      own: bangkok.id,
      country: thailand.id,
      area: thailand.id,
      now: { text: 'Băng Cốc', in: 'Thái Lan' },
    },
    address_area: thailand.id,
  })
  await execute(places.update, world.admin, { ...bangkok, patch: { name: 'Bangkok' } })
  expect((await stored(id))?.address).toMatchObject({ now: { text: 'Băng Cốc' } })
})

test('customers are found by the province of today, whichever units were typed, and by words of the address', async () => {
  const old = await account('45 Lê Lợi, phường Phú Cường, Thủ Dầu Một, Bình Dương')
  await account({ street: '1 Hàng Bài', now: { province: '01' } })
  const count = (filter: [string, string, unknown?]) =>
    reading(world.admin, (tx) => countRecords(tx, world.admin, accounts, { filter }))
  expect((await stored(old.id))?.address_area).toBe('79')
  expect(await count(['address', 'in', ['79']])).toBe(1)
  expect(await count(['address', 'in', ['01']])).toBe(1)
  expect(await count(['address', 'contains', 'Phú Cường'])).toBe(1)
  expect(await count(['address', 'contains', 'street'])).toBe(0)
  expect(await count(['address', 'not_in', ['79', '01']])).toBe(1)
  // Saving what is there already changes nothing, in whatever order the database gives its parts back.
  const { address } = (await stored(old.id)) ?? {}
  const again = await execute(accountKind.update, world.admin, { ...old, patch: { address } })
  expect(again.changed).toBe(false)
})

test('the province is met in an index, row-level security or not', async () => {
  await asOwner(
    `insert into account (workspace_id, id, name, address)
     select $1, gen_random_uuid(), 'Khách ' || n, jsonb_build_object('street', 'x', 'area', (n % 34)::text)
     from generate_series(1, 5000) n`,
    [world.workspace.id],
  )
  await asOwner('analyze account')
  const plan = await reading(world.admin, async (tx) => {
    const where = visible(world.admin, accounts, { filter: ['address', 'in', ['12']] })
    const { rows } = await tx.execute(
      sql`explain select ${customer.id} from ${customer} where ${where} order by ${customer.createdAt} limit 50`,
    )
    return rows.map((row) => Object.values(row)[0]).join('\n')
  })
  expect(plan).toMatch(/Index Cond:.*address_area/)
})
