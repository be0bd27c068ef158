import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { personName } from '@/lib/demo/names'
import { randomFrom } from '@/lib/demo/random'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { listOptions } from '@/lib/records/options'
import { type Cursor, listRecords } from '@/lib/records/query'
import { compareNames } from '@/lib/vietnam/name'
import { compareVietnamese } from '@/lib/vietnam/text'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const keys = async (names: string[], isPerson: boolean) =>
  (
    await asOwner<{ name: string }>(
      'select name from unnest($1::text[]) name order by cohoi_name_key(name, $2) collate "C"',
      [names, isPerson],
    )
  ).map(({ name }) => name)

test('the database orders names as the Vietnamese alphabet does: đ after d, ă and â after a, tones in their order', async () => {
  const given = [
    'An',
    'Anh',
    'Ánh',
    'Ăn',
    'Ân',
    'Dũng',
    'Đức',
    'Ma',
    'Mà',
    'Mả',
    'Mã',
    'Má',
    'Mạ',
    'Ổn',
    'Ơn',
    'Ưng',
  ]
  expect(await keys(given.toReversed(), true)).toEqual(given)
  const places = [
    'An Giang',
    'Ân Thi',
    'Bà Rịa',
    'Cần Thơ',
    'Đà Nẵng',
    'Đắk Lắk',
    'Huế',
    'Quảng Nam',
    'Quảng Ngãi',
  ]
  expect(await keys(places.toReversed(), false)).toEqual(places)
})

test('a thousand names stand as the language library puts them', async () => {
  const random = randomFrom(11)
  const names = [...new Set(Array.from({ length: 1000 }, () => personName(random).name))]
  expect(await keys(names, true)).toEqual(names.toSorted(compareNames))
  expect(await keys(names, false)).toEqual(names.toSorted(compareVietnamese))
})

test('spaces and capitals do not matter, and one word is enough', async () => {
  const [row] = await asOwner<{ same: boolean; one: string }>(
    `select cohoi_name_key('  nguyễn   VĂN an ', true) = cohoi_name_key('Nguyễn Văn An', true) as same, cohoi_name_key('', true) as one`,
  )
  expect(row).toEqual({ same: true, one: '\u0001' })
})

test('a list by name goes on from page to page by given names, both ways, without losing anybody', async () => {
  const names = [
    'Trần Thị Ánh',
    'Lê Văn An',
    'Nguyễn Văn An',
    'Đỗ Đức',
    'Bùi Dũng',
    'Phạm Ân',
    'Hồ Anh',
    'Lê Văn An',
  ]
  for (const name of names) await execute(contactKind.create, world.admin, { name })
  const expected = names.toSorted(compareNames)
  for (const descending of [false, true]) {
    const found: string[] = []
    for (let after: Cursor | null | undefined; after !== null; ) {
      const query = { sort: { field: 'name', descending }, after, limit: 3 }
      const page = await reading(world.admin, (tx) => listRecords(tx, world.admin, contacts, query))
      found.push(...page.rows.map(({ name }) => String(name)))
      after = page.next
    }
    expect(found).toEqual(descending ? expected.toReversed() : expected)
  }
})

test('companies stand by their first word among people by their given name, and move when they are renamed', async () => {
  const { data } = await execute(accountKind.create, world.admin, { kind: 'organization', name: 'Đại Phát' })
  await execute(accountKind.create, world.admin, { kind: 'organization', name: 'Bình Minh' })
  await execute(accountKind.create, world.admin, { kind: 'person', name: 'Trần Văn Chi' })
  const list = async () =>
    (
      await reading(world.admin, (tx) =>
        listRecords(tx, world.admin, accounts, { sort: { field: 'name', descending: false } }),
      )
    ).rows.map(({ name }) => name)
  expect(await list()).toEqual(['Bình Minh', 'Trần Văn Chi', 'Đại Phát'])
  await execute(accountKind.update, world.admin, { id: data.id, version: 1, patch: { name: 'An Phát' } })
  expect(await list()).toEqual(['An Phát', 'Bình Minh', 'Trần Văn Chi'])
})

test('colleagues are offered by their given names', async () => {
  await asOwner(
    `update member set name = case name when 'Rep' then 'Lê Thị Ánh' when 'Manager' then 'Vũ An' when 'Stranger' then 'Trần Đức'
       when 'Reader' then 'Đỗ Dũng' else 'Ngô Bình' end where workspace_id = $1`,
    [world.workspace.id],
  )
  const options = await reading(world.admin, (tx) => listOptions(tx, world.admin, 'member'))
  expect(options.map(({ name }) => name)).toEqual(['Vũ An', 'Lê Thị Ánh', 'Ngô Bình', 'Đỗ Dũng', 'Trần Đức'])
})
