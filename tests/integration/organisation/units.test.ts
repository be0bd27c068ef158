import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { moveUnit, retireUnit, unitCommands } from '@/lib/organisation/commands'
import { undo } from '@/lib/records/undo'
import { asOwner, fingerprint } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let root: string
let company: string

beforeEach(async () => {
  world = await aWorld()
  ;[root, company] = world.units
})

const add = async (name: string, parentId = company, kind = 'department', actor: Actor = world.admin) =>
  (await execute(unitCommands.create, actor, { name, kind, parentId })).data.id

const treeOf = async (parent: string | null = null, depth = 0): Promise<string[]> => {
  const rows = await asOwner<{ id: string; name: string }>(
    `select id, name from org_unit where workspace_id = $1 and parent_id is not distinct from $2::uuid
     and archived_at is null order by position, id`,
    [world.workspace.id, parent],
  )
  const lines: string[] = []
  for (const { id, name } of rows) lines.push('-'.repeat(depth) + name, ...(await treeOf(id, depth + 1)))
  return lines
}

const eventsOf = (id: string) =>
  asOwner<{ type: string; before: object | null; after: object }>(
    'select type, before, after from event where record_id = $1 order by seq',
    [id],
  )

const refuses = (attempt: Promise<unknown>, key: string) =>
  expect(attempt).rejects.toMatchObject({ words: { key } })

test('a workspace begins with its root and its company, and everybody at the root', async () => {
  expect(await treeOf()).toEqual(['Toàn cục', `-${world.workspace.name}`])
  const people = await asOwner('select from member where workspace_id = $1 and unit_id = $2', [
    world.workspace.id,
    root,
  ])
  expect(people).toHaveLength(5)
})

test('[CS-18] units are added below others, edited and given a head, each change in the log', async () => {
  const id = await add('Kinh doanh')
  await add('Kế toán')
  expect(await treeOf(company)).toEqual(['Kinh doanh', 'Kế toán'])
  const patch = { name: 'Phòng Kinh doanh', kind: 'branch', headId: world.manager.id }
  await execute(unitCommands.update, world.admin, { id, version: 1, patch })
  expect(await eventsOf(id)).toMatchObject([
    { type: 'created', after: { name: 'Kinh doanh', kind: 'department', parentId: company } },
    { type: 'updated', before: { name: 'Kinh doanh', headId: null }, after: { ...patch, version: 2 } },
  ])
})

test('[CS-18] a unit moves with all below it, between siblings, and back by undo', async () => {
  const north = await add('Bắc', company, 'branch')
  const south = await add('Nam', company, 'branch')
  const sales = await add('Bán hàng', north)
  await add('Tổ 1', sales)
  const move = { id: sales, version: 1, parentId: south }
  const { requestId } = await execute(moveUnit, world.admin, move)
  expect(await treeOf(company)).toEqual(['Bắc', 'Nam', '-Bán hàng', '--Tổ 1'])
  await execute(moveUnit, world.admin, { id: south, version: 1, parentId: company, beforeId: north })
  expect(await treeOf(company)).toEqual(['Nam', '-Bán hàng', '--Tổ 1', 'Bắc'])

  await execute(undo, world.admin, { requestId })
  expect(await treeOf(company)).toEqual(['Nam', 'Bắc', '-Bán hàng', '--Tổ 1'])
})

test('undo of an order puts every sibling back', async () => {
  for (const name of ['A', 'B']) await add(name)
  const last = await add('C')
  const [first] = await asOwner<{ id: string }>(
    `select id from org_unit where name = 'A' and parent_id = $1`,
    [company],
  )
  const move = { id: last, version: 1, parentId: company, beforeId: first?.id }
  const { requestId } = await execute(moveUnit, world.admin, move)
  expect(await treeOf(company)).toEqual(['C', 'A', 'B'])
  await execute(undo, world.admin, { requestId })
  expect(await treeOf(company)).toEqual(['A', 'B', 'C'])
})

test('a unit never comes to stand inside itself, not by undo either', async () => {
  const upper = await add('Trên')
  const lower = await add('Dưới', upper)
  await refuses(execute(moveUnit, world.admin, { id: upper, version: 1, parentId: lower }), 'unitCircle')
  await refuses(execute(moveUnit, world.admin, { id: upper, version: 1, parentId: upper }), 'unitCircle')

  const { requestId } = await execute(moveUnit, world.admin, { id: lower, version: 1, parentId: company })
  await execute(moveUnit, world.admin, { id: upper, version: 1, parentId: lower })
  await refuses(execute(undo, world.admin, { requestId }), 'unitCircle')
  expect(await treeOf(company)).toEqual(['Dưới', '-Trên'])
})

test('two moves at once cannot close a circle', async () => {
  for (let round = 0; round < 10; round++) {
    const [one, two] = [await add(`Một ${round}`), await add(`Hai ${round}`)]
    const attempts = await Promise.allSettled([
      execute(moveUnit, world.admin, { id: one, version: 1, parentId: two }),
      execute(moveUnit, world.admin, { id: two, version: 1, parentId: one }),
    ])
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [circle] = await asOwner(
      'select from org_unit a join org_unit b on b.id = a.parent_id and b.parent_id = a.id',
    )
    expect(circle).toBeUndefined()
  }
})

test('the root is renamed, and neither moved, archived, deleted nor made something else', async () => {
  await execute(unitCommands.update, world.admin, { id: root, version: 1, patch: { name: 'Tập đoàn' } })
  const ref = { id: root, version: 2 }
  const refused = [
    () => execute(moveUnit, world.admin, { ...ref, parentId: company }),
    () => execute(unitCommands.archive, world.admin, ref),
    () => execute(retireUnit, world.admin, { ...ref, replacementId: company }),
    () => execute(unitCommands.remove, world.admin, { ...ref, replacementId: company }),
    () => execute(unitCommands.update, world.admin, { ...ref, patch: { kind: 'company' } }),
  ]
  for (const attempt of refused) await refuses(attempt(), 'rootStays')
  const second = { name: 'Gốc thứ hai', kind: 'root', parentId: root }
  await expect(execute(unitCommands.create, world.admin, second)).rejects.toMatchObject({ code: 'invalid' })
  expect((await treeOf())[0]).toBe('Tập đoàn')
})

test.each([
  ['retired', 'archived'],
  ['deleted', 'deleted'],
])('a unit that is %s hands over people, units, teams and shares in one transaction', async (_, last) => {
  const { admin, rep, teams, workspace } = world
  const from = await add('Cũ', root, 'company')
  const to = await add('Mới', root, 'company')
  await add('Tổ có sẵn', to)
  await add('Tổ chuyển đi', from)
  const here = workspace.id
  await asOwner('update member set unit_id = $2 where id = $1', [rep.id, from])
  await asOwner('update sales_team set company_id = $2 where id = $1', [teams[0], from])
  const share = `insert into record_share (workspace_id, id, entity, record_id, grantee_kind, grantee_id, access)
    values ($1, gen_random_uuid(), 'opportunity', $2, 'unit', $3, $4)`
  await asOwner(share, [here, rep.id, from, 'write'])
  await asOwner(share, [here, rep.id, to, 'read'])
  await asOwner(share, [here, admin.id, from, 'read'])

  await refuses(execute(unitCommands.archive, admin, { id: from, version: 1 }), 'unitInUse')
  await refuses(execute(unitCommands.remove, admin, { id: from, version: 1 }), 'inUse')
  const ref = { id: from, version: 1, replacementId: to }
  await (last === 'archived' ? execute(retireUnit, admin, ref) : execute(unitCommands.remove, admin, ref))

  expect(await treeOf(to)).toEqual(['Tổ có sẵn', 'Tổ chuyển đi'])
  const [moved] = await asOwner(
    `select (select unit_id from member where id = $1) as person, (select company_id from sales_team where id = $2) as team`,
    [rep.id, teams[0]],
  )
  expect(moved).toEqual({ person: to, team: to })
  expect(
    await asOwner('select grantee_id, access from record_share where workspace_id = $1 order by access', [
      here,
    ]),
  ).toEqual([
    { grantee_id: to, access: 'read' },
    { grantee_id: to, access: 'write' },
  ])
  expect((await eventsOf(from)).map(({ type }) => type)).toEqual(['created', 'handed_over', last])
  expect((await eventsOf(from))[1]?.after).toEqual({ to, people: 1, units: 1, teams: 1, shares: 2 })
  expect((await eventsOf(rep.id ?? '')).at(-1)).toMatchObject({
    before: { unitId: from },
    after: { unitId: to },
  })
})

test('teams go to the nearest company above a unit that is none', async () => {
  const { admin, teams } = world
  const [from, holding] = [await add('Cũ', root, 'company'), await add('Mẹ', root, 'company')]
  const branch = await add('Chi nhánh', holding, 'branch')
  await asOwner('update sales_team set company_id = $2 where id = $1', [teams[0], from])
  await refuses(
    execute(unitCommands.update, admin, { id: from, version: 1, patch: { kind: 'branch' } }),
    'unitHasTeams',
  )
  await execute(unitCommands.remove, admin, { id: from, version: 1, replacementId: branch })
  expect(await asOwner('select company_id from sales_team where id = $1', [teams[0]])).toEqual([
    { company_id: holding },
  ])
})

test('what takes over stands outside, is there, and is not archived', async () => {
  const { admin } = world
  const other = await aWorld()
  const upper = await add('Trên')
  const lower = await add('Dưới', upper)
  const old = await add('Cũ')
  await execute(unitCommands.archive, admin, { id: old, version: 1 })
  const replace = (replacementId: string) =>
    execute(unitCommands.remove, admin, { id: upper, version: 1, replacementId })
  const fields = (key: string) => ({ fields: { replacementId: { key } } })
  await expect(replace(lower)).rejects.toMatchObject(fields('replacementBelow'))
  await expect(replace(old)).rejects.toMatchObject(fields('archivedReference'))
  await expect(replace(other.units[1])).rejects.toMatchObject(fields('unknownReference'))
})

test('an archived unit comes back where its parent still stands', async () => {
  const { admin } = world
  const upper = await add('Trên')
  const lower = await add('Dưới', upper)
  await execute(unitCommands.archive, admin, { id: lower, version: 1 })
  await execute(unitCommands.archive, admin, { id: upper, version: 1 })
  await refuses(execute(unitCommands.restore, admin, { id: lower, version: 2 }), 'unitParentArchived')
  await execute(unitCommands.restore, admin, { id: upper, version: 2 })
  await execute(unitCommands.restore, admin, { id: lower, version: 2 })
  expect(await treeOf(company)).toEqual(['Trên', '-Dưới'])
})

test('siblings have names of their own; cousins may share one', async () => {
  const upper = await add('Kinh doanh')
  await expect(add('KINH DOANH')).rejects.toMatchObject({ fields: { name: { key: 'duplicate' } } })
  const lower = await add('Kinh doanh', upper)
  await expect(
    execute(moveUnit, world.admin, { id: lower, version: 1, parentId: company }),
  ).rejects.toMatchObject({ fields: { name: { key: 'duplicate' } } })
})

test('[S1] only who may change the organisation does, and strangers’ units do not exist', async () => {
  const other = await aWorld()
  const id = await add('Kinh doanh')
  const before = await fingerprint()
  for (const actor of [world.manager, world.rep, world.reader]) {
    await expect(add('Lén', company, 'department', actor)).rejects.toMatchObject({ code: 'forbidden' })
    const move = { id, version: 1, parentId: root }
    await expect(execute(moveUnit, actor, move)).rejects.toMatchObject({ code: 'forbidden' })
  }
  const foreign = { id: other.units[1], version: 1 }
  await expect(execute(moveUnit, world.admin, { ...foreign, parentId: root })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    execute(moveUnit, world.admin, { id, version: 1, parentId: other.units[1] }),
  ).rejects.toMatchObject({ fields: { parentId: { key: 'unknownReference' } } })
  await expect(add('Lạ', other.units[1])).rejects.toMatchObject({ code: 'invalid' })
  expect(await fingerprint()).toEqual(before)
})
