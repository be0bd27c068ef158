import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { answer } from '@/lib/kernel/read'
import { searchEverything } from '@/lib/records/find'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World

beforeAll(async () => {
  world = await aWorld()
  const card = (title: string, more = {}) => aCard(world.admin, { title, ...more })
  await card('Hòa Phát mua thép')
  await card('Hoa tươi khai trương')
  await card('Đổi máy in', {
    customerName: 'Công ty Đức An',
    contactName: 'Trần Thị Ánh',
    contactPhone: '0912 345 678',
    contactEmail: 'anh.tran@ducan.com.vn',
    ownerId: world.rep.id,
  })
})

const found = async (text: string, actor: Actor = world.admin) =>
  (await answer(searchEverything, actor, { text })).map(({ label }) => label)

test.each([
  ['without diacritics', 'doi may', 'Đổi máy in'],
  ['by customer', 'duc an', 'Đổi máy in'],
  ['by contact', 'Ánh', 'Đổi máy in'],
  ['by the last digits of a phone', '5678', 'Đổi máy in'],
  ['by a phone as it is written', '0912.345.678', 'Đổi máy in'],
  ['by e-mail', 'anh.tran@', 'Đổi máy in'],
  ['by mail domain', 'ducan', 'Đổi máy in'],
])('finds %s', async (_, text, label) => {
  expect(await found(text)).toEqual([label])
})

test('what matches with its marks stands first', async () => {
  expect(await found('hòa')).toEqual(['Hòa Phát mua thép', 'Hoa tươi khai trương'])
  expect(await found('hoa')).toEqual(['Hoa tươi khai trương', 'Hòa Phát mua thép'])
})

test('finds only what one may see, and nothing for nothing', async () => {
  expect(await found('doi may', world.rep)).toEqual(['Đổi máy in'])
  expect(await found('hoa', world.rep)).toEqual([])
  expect(await found('doi may', world.stranger)).toEqual([])
  expect(await found('  %_ ')).toEqual([])
})
