import { beforeAll, describe, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import '@/lib/dictionaries/commands'
import { cancelImport, startImport, undoImport } from '@/lib/import/commands'
import { forgetRowsOf } from '@/lib/import/forget-person'
import { stepImport } from '@/lib/import/write'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { accountsOf, anImport, checked, csv, theImport, worked } from '@/tests/support/imports'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let admin: Actor
beforeAll(async () => {
  world = await aWorld()
  admin = world.admin
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
  expect(await accountsOf(world.workspace.id, `name = 'Dừng'`)).toEqual([])
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
