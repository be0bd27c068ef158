import { beforeAll, describe, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import '@/lib/dictionaries/commands'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import { cancelImport, chooseRows, mapImport, startImport, undoImport } from '@/lib/import/commands'
import { forgetRowsOf } from '@/lib/import/forget-person'
import { stepImport } from '@/lib/import/write'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import { memberActor } from '@/lib/kernel/member-actor'
import { saveRules } from '@/lib/record-rules/commands'
import { anImport, checked, csv, linesOf, theImport, worked } from '@/tests/support/imports'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let admin: Actor
beforeAll(async () => {
  world = await aWorld()
  admin = world.admin
})

const accounts = (where = 'true') =>
  asOwner<Record<string, unknown>>(
    `select * from account where workspace_id = $1 and ${where} order by name`,
    [world.workspace.id],
  )

async function imported(
  content: Buffer,
  how: Parameters<typeof checked>[2] = {},
  kind = 'account',
  by = admin,
) {
  const run = await checked(by, await anImport(by, content, kind), how)
  await execute(startImport, by, { id: run.id })
  return worked(by, run.id)
}

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
  expect(await accounts()).toMatchObject([
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
  const row = async () => (await accounts(`id = '${data.id}'`))[0]
  expect(await imported(file)).toMatchObject({ created: 1, skipped: 2, failed: 0 })
  expect(await row()).toMatchObject({ name: 'Cũ', description: 'Hà Nội', phone: null })
  expect(await imported(file, { onMatch: 'merge' })).toMatchObject({ created: 0, updated: 2, skipped: 1 })
  expect(await row()).toMatchObject({ name: 'Cũ', description: 'Hà Nội', phone: '+84912000111' })

  const run = await checked(admin, await anImport(admin, file))
  await execute(chooseRows, admin, { id: run.id, rows: [2], choice: 'update' })
  await execute(startImport, admin, { id: run.id })
  expect(await worked(admin, run.id)).toMatchObject({ updated: 1, skipped: 2 })
  expect(await row()).toMatchObject({ name: 'Mới', description: 'Huế' })
  expect(await accounts(`email = 'khac@b.vn'`)).toMatchObject([{ name: 'Khác', description: 'Đà Nẵng' }])
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
  expect(await imported(file, {}, 'contact')).toMatchObject({ created: 0, failed: 2 })
  expect(await imported(file, { makes: true }, 'contact')).toMatchObject({ created: 2, failed: 0 })
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

test('[CS-45] opportunities have their stage, rank, money and time as if made by hand', async () => {
  const file = csv(
    ['Tên cơ hội', 'Giá trị', 'Loại tiền', 'Khách hàng', 'Ngày chốt'],
    ['Máy in', '1tr2', '', 'Công ty Hòa Bình', '31/12/2026'],
    ['Máy tính', '-5', '', '', ''],
    ['Mực', '1.500.000', 'VND', '', ''],
    ['Giấy', '12', 'XAF', '', ''],
  )
  expect(await imported(file, {}, 'opportunity')).toMatchObject({ created: 2, failed: 2 })
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

describe('[R3] a crash', () => {
  const rows = Array.from({ length: 900 }, (_, at) => [
    `Khách ${at}`,
    `0912${String(100_000 + at)}`,
    at % 90 ? '' : '?',
  ])
  const file = csv(['Họ và tên', 'Điện thoại', 'Email'], ...rows)

  test('in the middle loses nothing and repeats nothing', async () => {
    const other = await aWorld()
    const run = await checked(other.admin, await anImport(other.admin, file, 'lead'))
    await execute(startImport, other.admin, { id: run.id })
    expect((await execute(stepImport, other.admin, { id: run.id })).data.isOver).toBe(false)
    const half = await theImport(other.admin, run.id)
    expect(half.created + half.failed).toBe(250)
    const done = await worked(other.admin, run.id)
    expect(done).toMatchObject({ state: 'done', created: 890, failed: 10, total: 900 })
    const [count] = await asOwner(
      'select count(*)::int as n, count(distinct phone)::int as phones from lead where workspace_id = $1',
      [other.workspace.id],
    )
    expect(count).toEqual({ n: 890, phones: 890 })
    const [states] = await asOwner(
      `select count(*) filter (where state = 'created')::int as created, count(*) filter (where cells is not null)::int as kept
       from record_import_row where import_id = $1`,
      [run.id],
    )
    expect(states).toEqual({ created: 890, kept: 10 })
  })

  test('while the file is read or looked through begins that anew', async () => {
    const other = await aWorld()
    const run = await anImport(other.admin, file, 'lead')
    await asOwner(`update record_import_row set match_row = 1, state = 'ready' where import_id = $1`, [
      run.id,
    ])
    await checked(other.admin, run)
    const again = await worked(other.admin, run.id)
    expect(again).toMatchObject({ state: 'ready', total: 900, failed: 10 })
  })
})

test('[CS-45] an import is taken back as far as nobody has worked on it since', async () => {
  const other = await aWorld()
  const { data: old } = await execute(accountKind.create, other.admin, {
    name: 'Có trước',
    kind: 'organization',
    email: 'co@truoc.vn',
  })
  const run = await anImport(
    other.admin,
    csv(
      ['Tên khách hàng', 'Email', 'Mô tả'],
      ['Đổi tên', 'co@truoc.vn', 'Huế'],
      ['Mới một', 'm1@b.vn', ''],
      ['Mới hai', 'm2@b.vn', ''],
      ['Mới ba', 'm3@b.vn', ''],
      ['Mới một bis', 'm1@b.vn', 'Vinh'],
    ),
  )
  const ready = await checked(other.admin, run, { onMatch: 'update' })
  await execute(startImport, other.admin, { id: ready.id })
  expect(await worked(other.admin, run.id)).toMatchObject({ created: 3, updated: 2 })
  const named = async (name: string) =>
    (
      await asOwner<{ id: string }>('select id from account where workspace_id = $1 and name = $2', [
        other.workspace.id,
        name,
      ])
    )[0]?.id
  await execute(accountKind.update, other.admin, {
    id: await named('Mới hai'),
    version: 1,
    patch: { description: 'Sửa' },
  })
  const child = { name: 'Con', kind: 'organization', parentId: await named('Mới ba') }
  await execute(accountKind.create, other.admin, child)
  await execute(undoImport, other.admin, { id: run.id })
  expect(await worked(other.admin, run.id)).toMatchObject({ state: 'undone', undone: 3, kept: 2 })
  const left = await asOwner(
    'select name, description from account where workspace_id = $1 order by name collate "C"',
    [other.workspace.id],
  )
  expect(left).toEqual([
    { name: 'Con', description: null },
    { name: 'Có trước', description: null },
    { name: 'Mới ba', description: null },
    { name: 'Mới hai', description: 'Sửa' },
  ])
  expect(old.id).toBe(await named('Có trước'))
})

test('[CS-45] an import is stopped, belongs to its maker, and needs the right', async () => {
  const file = csv(['Tên khách hàng'], ['Dừng'])
  const run = await checked(admin, await anImport(admin, file))
  await expect(execute(startImport, world.manager, { id: run.id })).rejects.toThrow('forbidden')
  const { data: colleague } = { data: { ...world.manager, grants: admin.grants } }
  await expect(execute(startImport, colleague, { id: run.id })).rejects.toThrow('not_found')
  await execute(cancelImport, admin, { id: run.id })
  await expect(execute(startImport, admin, { id: run.id })).rejects.toThrow('importMoved')
  expect(await accounts(`name = 'Dừng'`)).toEqual([])
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

test('[CS-45] who is erased is erased from the rows that are still kept', async () => {
  const run = await checked(
    admin,
    await anImport(
      admin,
      csv(
        ['Tên khách hàng', 'Email', 'SĐT'],
        ['A', 'Quen@B.vn', '1'],
        ['B', 'la@b.vn', '(+84) 912.000.777'],
        ['C', 'khac@b.vn', '1'],
      ),
    ),
  )
  const kept = async () =>
    (
      await asOwner<{ cells: string[] | null }>(
        'select cells from record_import_row where import_id = $1 order by row',
        [run.id],
      )
    ).map(({ cells }) => cells?.[0] ?? null)
  expect(await kept()).toEqual(['A', 'B', 'C'])
  const person = { email: 'quen@b.vn', phone: '+84912000777' }
  await database().transact({ workspaceId: world.workspace.id }, (tx) =>
    forgetRowsOf({ tx, actor: admin }, person),
  )
  expect(await kept()).toEqual([null, null, 'C'])
})
