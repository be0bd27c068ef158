import { beforeAll, expect, test } from 'vitest'
import '@/lib/dictionaries/commands'
import { mapImport, startImport } from '@/lib/import/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { accountsOf, anImport, checked, csv, imported, linesOf, worked } from '@/tests/support/imports'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let admin: Actor
beforeAll(async () => {
  world = await aWorld()
  admin = world.admin
})

test('[CS-45] a Vietnamese file becomes customers; what is wrong is told row by row and nothing of it is written', async () => {
  const run = await anImport(
    admin,
    csv(
      ['DANH SÁCH KHÁCH HÀNG'],
      ['STT', 'Tên KH', 'Loại hình', 'SĐT', 'MST', 'Ngày thành lập', 'NV phụ trách', 'Nguồn', 'Từ khóa'],
      [
        '1',
        'Công ty Hòa Bình',
        'doanh nghiep',
        '0912 345 678',
        '0100109106',
        '31/12/1990',
        'Rep',
        'Website',
        '',
      ],
      [
        '2',
        'Nguyễn Văn An',
        'Person',
        "'+84987654321",
        '',
        '1991-02-01',
        `manager@${world.workspace.slug}.test`,
        '',
        '',
      ],
      ['3', '', 'Cá nhân', '12', '0100109107', '02/30/1990', 'Không Ai', 'Hội chợ', ''],
    ),
  )
  expect(run).toMatchObject({ state: 'mapping', total: 3, matchBy: ['taxCode'] })
  expect(run.source).toEqual({ format: 'csv', encoding: 'utf-8', separator: ';' })
  expect(run.columns.map(({ field }) => field)).toEqual([
    null,
    'name',
    'kind',
    'phone',
    'taxCode',
    'bornOn',
    'ownerId',
    'sourceId',
    'tagIds',
  ])
  const ready = await checked(admin, run)
  expect(ready).toMatchObject({ state: 'ready', failed: 1 })
  await execute(startImport, admin, { id: run.id })
  const done = await worked(admin, run.id)
  expect(done).toMatchObject({ state: 'done', created: 2, updated: 0, skipped: 0, failed: 1, error: null })
  expect(await accountsOf(world.workspace.id)).toMatchObject([
    {
      name: 'Công ty Hòa Bình',
      kind: 'organization',
      phone: '+84912345678',
      born_on: expect.anything(),
      owner_id: world.rep.id,
    },
    {
      name: 'Nguyễn Văn An',
      kind: 'person',
      phone: '+84987654321',
      owner_id: world.manager.id,
      created_by: admin.id,
    },
  ])
  const [, , refused] = await linesOf(run)
  expect(refused).toMatchObject({
    state: 'failed',
    record_id: null,
    reasons: {
      name: { key: 'required' },
      phone: { key: 'phone' },
      taxCode: { key: 'taxCode' },
      bornOn: { key: 'date' },
      ownerId: { key: 'importNotFound', params: { name: 'Không Ai' } },
      sourceId: { key: 'importNotFound' },
    },
  })
  const events = await asOwner(
    `select from event where workspace_id = $1 and type = 'imported' and actor_id = $2`,
    [world.workspace.id, admin.id],
  )
  expect(events).toHaveLength(2)
})

test('[CS-45] opportunities have their stage, rank, money and time as if made by hand', async () => {
  const file = csv(
    ['Tên cơ hội', 'Giá trị', 'Loại tiền', 'Khách hàng', 'Ngày chốt'],
    ['Máy in', '1tr2', '', 'Công ty Hòa Bình', '31/12/2026'],
    ['Máy tính', '-5', '', '', ''],
    ['Mực', '1.500.000', 'VND', '', ''],
    ['Giấy', '12', 'XAF', '', ''],
  )
  expect(await imported(admin, file, {}, 'opportunity')).toMatchObject({ created: 2, failed: 2 })
  const cards = await asOwner<Record<string, unknown>>(
    `select o.title, o.amount::int, o.customer_name, o.rank, (select count(*)::int from opportunity_span s where s.opportunity_id = o.id) as spans
     from opportunity o where workspace_id = $1 order by title`,
    [world.workspace.id],
  )
  expect(cards).toMatchObject([
    { title: 'Máy in', amount: 1_200_000, customer_name: 'Công ty Hòa Bình', spans: 1 },
    { title: 'Mực', amount: 1_500_000, spans: 1 },
  ])
  expect(cards[0]?.rank).not.toBe(cards[1]?.rank)
})

test('[CS-45] columns are refused when one is missing or named twice, and are remembered', async () => {
  const file = csv(['Đối tác', 'Số máy'], ['Tên lạ', '0912999888'])
  const run = await anImport(admin, file)
  expect(run.columns).toEqual([{ field: null }, { field: 'phone' }])
  const map = (fields: (string | null)[], onMatch = 'skip', matchBy: string[] = []) =>
    execute(mapImport, admin, { id: run.id, columns: fields.map((field) => ({ field })), matchBy, onMatch })
  await expect(map([null, 'phone'])).rejects.toMatchObject({ words: { key: 'importColumnMissing' } })
  await expect(map(['phone', 'phone'])).rejects.toMatchObject({ fields: { columns: { key: 'importTwice' } } })
  await expect(map(['name', 'createdAt'])).rejects.toThrow('invalid')
  await expect(map(['name'])).rejects.toThrow('invalid')
  await map(['name', 'phone'])
  await worked(admin, run.id)
  await execute(startImport, admin, { id: run.id })
  await worked(admin, run.id)
  expect((await anImport(admin, file)).columns).toEqual([{ field: 'name' }, { field: 'phone' }])
})

test('[S13] a file that is none fails in words, leaves nothing, and is not kept', async () => {
  const run = await anImport(admin, Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
  expect(run).toMatchObject({ state: 'failed', error: 'importNoTable', storageKey: null })
  expect(await linesOf(run)).toEqual([])
  expect(await anImport(admin, csv(['Tên khách hàng']))).toMatchObject({
    state: 'failed',
    error: 'importEmpty',
  })
})
