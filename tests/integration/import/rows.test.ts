import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import '@/lib/dictionaries/commands'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import { chooseRows, startImport } from '@/lib/import/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { memberActor } from '@/lib/kernel/member-actor'
import { saveRules } from '@/lib/record-rules/commands'
import { accountsOf, anImport, checked, csv, imported, linesOf, worked } from '@/tests/support/imports'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let admin: Actor
beforeAll(async () => {
  world = await aWorld()
  admin = world.admin
})

test('[CS-45] duplicates are skipped, updated or completed, all alike or row by row', async () => {
  const { data } = await execute(accountKind.create, admin, {
    name: 'Cũ',
    kind: 'organization',
    email: 'cu@b.vn',
    description: 'Hà Nội',
  })
  const file = csv(
    ['Tên khách hàng', 'Email', 'Mô tả', 'Điện thoại'],
    ['Mới', 'CU@b.vn', 'Huế', '0912000111'],
    ['Khác', 'khac@b.vn', '', ''],
    ['Khác nữa', 'khac@b.vn', 'Đà Nẵng', ''],
  )
  const row = async () => (await accountsOf(world.workspace.id, `id = '${data.id}'`))[0]
  expect(await imported(admin, file)).toMatchObject({ created: 1, skipped: 2, failed: 0 })
  expect(await row()).toMatchObject({ name: 'Cũ', description: 'Hà Nội', phone: null })
  expect(await imported(admin, file, { onMatch: 'merge' })).toMatchObject({
    created: 0,
    updated: 2,
    skipped: 1,
  })
  expect(await row()).toMatchObject({ name: 'Cũ', description: 'Hà Nội', phone: '+84912000111' })

  const run = await checked(admin, await anImport(admin, file))
  await execute(chooseRows, admin, { id: run.id, rows: [2], choice: 'update' })
  await execute(startImport, admin, { id: run.id })
  expect(await worked(admin, run.id)).toMatchObject({ updated: 1, skipped: 2 })
  expect(await row()).toMatchObject({ name: 'Mới', description: 'Huế' })
  expect(await accountsOf(world.workspace.id, `email = 'khac@b.vn'`)).toMatchObject([
    { name: 'Khác', description: 'Đà Nẵng' },
  ])
})

test("[CS-45][CS-13] the company's rules hold: what must be filled, and what no two may share", async () => {
  const other = await aWorld()
  await execute(saveRules, other.admin, {
    kind: 'contact',
    required: ['email'],
    distinct: ['phone'],
    version: 0,
  })
  const run = await anImport(
    other.admin,
    csv(
      ['Họ và tên', 'SĐT', 'Email'],
      ['A', '0912000001', 'a@b.vn'],
      ['B', '+84912000001', 'b@b.vn'],
      ['C', '0912000003', ''],
      ['D', '1', 'd@b.vn'],
    ),
    'contact',
  )
  expect(run.matchBy).toEqual(['phone', 'email'])
  const ready = await checked(other.admin, run, { onMatch: 'create' })
  const looked = await linesOf(run)
  expect(looked.map(({ state }) => state)).toEqual(['ready', 'ready', 'refused', 'refused'])
  expect(looked[3]?.reasons).toEqual({ phone: { key: 'phone' } })
  await execute(startImport, other.admin, { id: ready.id })
  expect(await worked(other.admin, ready.id)).toMatchObject({ created: 1, failed: 3 })
  const [, twin] = await linesOf(run)
  expect(twin?.reasons).toMatchObject({ phone: { key: 'duplicateOf', params: { name: 'A' } } })
})

test('[CS-45] what is missing is made when that was wished, and not otherwise', async () => {
  const file = csv(
    ['Họ và tên', 'Khách hàng', 'Chức vụ', 'Từ khóa'],
    ['D', 'Công ty Chưa Có', 'Trưởng phòng mới', 'Thẻ một, Thẻ hai'],
    ['E', 'cong ty chua co', 'truong phong moi', 'the mot'],
  )
  expect(await imported(admin, file, {}, 'contact')).toMatchObject({ created: 0, failed: 2 })
  expect(await imported(admin, file, { makes: true }, 'contact')).toMatchObject({ created: 2, failed: 0 })
  const made = await asOwner(
    `select c.name, a.name as company, p.name as position,
       (select array_agg(t.name order by t.name) from contact_tag ct join tag t on t.id = ct.tag_id where ct.contact_id = c.id) as tags
     from contact c join account a on a.id = c.account_id join position p on p.id = c.position_id
     where c.workspace_id = $1 order by c.name`,
    [world.workspace.id],
  )
  expect(made).toEqual([
    { name: 'D', company: 'Công ty Chưa Có', position: 'Trưởng phòng mới', tags: ['Thẻ hai', 'Thẻ một'] },
    { name: 'E', company: 'Công ty Chưa Có', position: 'Trưởng phòng mới', tags: ['Thẻ một'] },
  ])
})

test('[CS-45] fields that the company added are filled, and tell duplicates', async () => {
  const other = await aWorld()
  const field = { kind: 'account', type: 'choice', name: 'Hạng', code: 'hang' }
  const options = [
    { id: newId(), text: 'Vàng' },
    { id: newId(), text: 'Bạc' },
  ]
  const own = dictionaries.get('custom_field')
  if (!own) throw new Error('no dictionary')
  await execute(own.create, other.admin, { ...field, options })
  await execute(own.create, other.admin, {
    ...field,
    type: 'text',
    name: 'Mã khách',
    code: 'ma',
  })
  const boss = await memberActor(other.workspace.id, other.admin.id ?? '')
  if (!boss) throw new Error('nobody')
  const file = csv(
    ['Tên khách hàng', 'Hạng', 'MÃ KHÁCH'],
    ['A', 'vang', 'KH-1'],
    ['B', 'Đồng', 'KH-2'],
    ['C', 'Bạc', 'kh-1'],
  )
  const run = await anImport(boss, file)
  expect(run.columns.map(({ field }) => field)).toEqual(['name', 'c_hang', 'c_ma'])
  await checked(boss, run, { matchBy: ['c_ma'] })
  await execute(startImport, boss, { id: run.id })
  expect(await worked(boss, run.id)).toMatchObject({ created: 1, skipped: 1, failed: 1 })
  const [, second, third] = await linesOf(run)
  expect(second?.reasons).toMatchObject({ c_hang: { key: 'importChoice' } })
  expect(third).toMatchObject({ state: 'skipped' })
  const [held] = await asOwner(
    'select array_agg(text order by text) as texts from custom_value where workspace_id = $1',
    [other.workspace.id],
  )
  expect(held).toEqual({ texts: ['KH-1', options[0]?.id].sort() })
})
