import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { account as customer } from '@/db/schema'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { lifecycleCommands } from '@/lib/dictionaries/commands'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { companyOf } from '@/lib/kernel/product-actor'
import { answer } from '@/lib/kernel/read'
import { leadKind } from '@/lib/leads/commands'
import { leads } from '@/lib/leads/entity'
import { loadBoard, type Sizes } from '@/lib/records/board'
import { loadCalendar } from '@/lib/records/calendar'
import { inColumn, layoutIn, NONE } from '@/lib/records/layouts'
import { listRecords, type Query, visible } from '@/lib/records/query'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
const stages: Record<string, string> = {}

const stage = async (name: string, parentId: string | null = null) => {
  const { data } = await execute(lifecycleCommands.create, world.admin, { name, parentId })
  stages[name] = data.id
  return data.id
}
const customerOf = async (values: Record<string, unknown>, by = world.admin) =>
  (await execute(accountKind.create, by, { kind: 'organization', ...values })).data

beforeAll(async () => {
  world = await aWorld()
  const last = await stage('Quy trình sau')
  const first = await stage('Quy trình đầu')
  await stage('Sau một', last)
  await stage('Đầu hai', first)
  await stage('Đầu một', first)
  await asOwner(`update lifecycle_stage set position = -1 where id = '${first}'`)
  for (let at = 0; at < 33; at++)
    await customerOf({ name: `Khách ${String(at).padStart(2, '0')}`, lifecycleId: stages['Sau một'] })
  await customerOf({ name: 'Chưa xếp', ownerId: world.rep.id })
  await customerOf({
    name: 'Của người lạ',
    ownerId: world.stranger.id,
    teamId: world.teams[1],
    lifecycleId: stages['Đầu hai'],
  })
})

const board = (by: string, query: Query = {}, actor: Actor = world.admin, sizes: Sizes = {}) =>
  reading(actor, (tx) => loadBoard(tx, actor, accounts, query, { by, sizes }))
const column = async (shown: ReturnType<typeof board>, key: string) =>
  (await shown).columns.find((each) => each.key === key)

test('the columns are the leaves of the tree, pipeline by pipeline, the empty value first', async () => {
  const { columns, total } = await board('lifecycleId')
  const own = columns
    .map(({ key }) => key)
    .filter((key) => key === NONE || Object.values(stages).includes(key))
  expect(own).toEqual([NONE, stages['Đầu hai'], stages['Đầu một'], stages['Sau một']])
  expect(total).toBe(35)
})

test('a column counts all it holds, shows its first cards, and goes on by the list from there', async () => {
  const full = await column(board('lifecycleId'), stages['Sau một'] ?? '')
  expect(full).toMatchObject({ count: 33, next: { id: full?.rows.at(-1)?.id } })
  expect(full?.rows.map(({ name }) => name).slice(0, 2)).toEqual(['Khách 32', 'Khách 31'])
  expect(full?.rows).toHaveLength(30)
  const query = inColumn({}, accounts, 'lifecycleId', stages['Sau một'] ?? '')
  const rest = await reading(world.admin, (tx) =>
    listRecords(tx, world.admin, accounts, { ...query, after: full?.next }),
  )
  expect(rest.rows.map(({ name }) => name)).toEqual(['Khách 02', 'Khách 01', 'Khách 00'])
  const sizes = { [stages['Sau một'] ?? '']: 33 }
  expect(
    (await column(board('lifecycleId', {}, world.admin, sizes), stages['Sau một'] ?? ''))?.rows,
  ).toHaveLength(33)
  const sorted: Query = { sort: { field: 'name', descending: false }, search: 'khach 1' }
  const found = await column(board('lifecycleId', sorted), stages['Sau một'] ?? '')
  expect(found).toMatchObject({ count: 10, next: null })
  expect(found?.rows[0]?.name).toBe('Khách 10')
})

test('nobody counts or sees a card that they may not see', async () => {
  expect(await column(board('lifecycleId', {}, world.rep), NONE)).toMatchObject({ count: 1 })
  expect(await column(board('lifecycleId', {}, world.rep), stages['Đầu hai'] ?? '')).toMatchObject({
    count: 0,
    rows: [],
  })
  expect((await board('lifecycleId', {}, world.stranger)).total).toBe(1)
})

test('a hidden field makes no board and no calendar, and is not told by what is made from it', async () => {
  const blind = {
    ...world.admin,
    fieldRights: { account: { lifecycleId: 'hidden', bornOn: 'hidden' } },
  } as Actor
  await expect(board('lifecycleId', {}, blind)).rejects.toMatchObject({ code: 'invalid' })
  const month = { by: 'bornOn', month: '2026-11' }
  await expect(reading(blind, (tx) => loadCalendar(tx, blind, accounts, {}, month))).rejects.toMatchObject({
    code: 'invalid',
  })
  const { id } = await customerOf({ name: 'Có sinh nhật', kind: 'person', bornOn: '1990-11-05' })
  expect(await answer(accountKind.one, world.admin, { id })).toMatchObject({ bornDay: 1105 })
  const told = await answer(accountKind.one, blind, { id })
  expect(told).not.toHaveProperty('bornOn')
  expect(told).not.toHaveProperty('bornDay')
  await expect(
    reading(blind, async () => visible(blind, accounts, { filter: ['bornOn', 'yearly', '2026-11-05'] })),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('what is no field of columns is refused, and an address that asks for it opens the list', async () => {
  for (const by of ['name', 'tagIds', 'parentId', 'constructor', 'bornDay'])
    await expect(board(by)).rejects.toMatchObject({ code: 'invalid' })
  const asked = (query: string) => layoutIn(new URLSearchParams(query), accounts, 'lifecycleId')
  expect(asked('layout=board')).toEqual({ layout: 'board', by: 'lifecycleId' })
  expect(asked('layout=board&by=name')).toEqual({ layout: 'board', by: 'lifecycleId' })
  expect(asked('layout=calendar')).toEqual({ layout: 'calendar', by: 'bornOn' })
  expect(asked('layout=gantt')).toEqual({ layout: 'list', by: '' })
})

test('a field that is only for some records has them only on its board', async () => {
  const person = await column(board('occupationId'), NONE)
  expect(person?.rows.map(({ name }) => name)).toEqual(['Có sinh nhật'])
  const { columns } = await board('kind')
  expect(columns.map(({ key, count }) => [key, count])).toEqual([
    ['organization', 35],
    ['person', 1],
  ])
})

test('leads in a state that is no longer offered stand in a column of their own', async () => {
  const { data } = await execute(leadKind.create, world.admin, { name: 'Đã chuyển', qualification: 'lead' })
  await asOwner(`update lead set status = 'converted' where id = '${data.id}'`)
  const { columns } = await reading(world.admin, (tx) =>
    loadBoard(tx, world.admin, leads, {}, { by: 'status' }),
  )
  expect(columns[0]?.key).toBe('new')
  expect(columns.at(-1)).toMatchObject({ key: 'converted', count: 1 })
  const { columns: without } = await reading(world.rep, (tx) =>
    loadBoard(tx, world.rep, leads, {}, { by: 'status' }),
  )
  expect(without.map(({ key }) => key)).not.toContain('converted')
})

const days = async (month: string, actor: Actor = world.admin, by = 'bornOn') => {
  const { weeks } = await reading(actor, (tx) => loadCalendar(tx, actor, contacts, {}, { by, month }))
  return Object.fromEntries(
    weeks
      .flat()
      .flatMap(({ day, records }) => (records.length > 0 ? [[day, records.map(({ title }) => title)]] : [])),
  )
}

test('birthdays come back every year, those of a leap day too, and only to who may see them', async () => {
  for (const [name, bornOn, ownerId, teamId] of [
    ['An', '1990-11-05', world.rep.id, world.teams[0]],
    ['Bình', '1962-11-05', world.stranger.id, world.teams[1]],
    ['Nhuận', '2000-02-29', world.rep.id, world.teams[0]],
    ['Tết', '1999-01-01', world.rep.id, world.teams[0]],
  ] as const)
    await execute(contactKind.create, world.admin, { name, bornOn, ownerId, teamId })
  const all = await days('2026-11')
  expect(all['2026-11-05']?.sort()).toEqual(['An', 'Bình'])
  expect(await days('2026-11', world.rep)).toEqual({ '2026-11-05': ['An'] })
  expect(await days('2027-02')).toEqual({ '2027-02-28': ['Nhuận'] })
  expect(await days('2028-02')).toEqual({ '2028-02-29': ['Nhuận'] })
  expect(await days('2026-12')).toEqual({ '2027-01-01': ['Tết'] })
  const list = await reading(world.admin, (tx) =>
    listRecords(tx, world.admin, contacts, { filter: ['bornOn', 'yearly', '2030-11-05'] }),
  )
  expect(list.rows.map(({ name }) => name).sort()).toEqual(['An', 'Bình'])
})

test('moments stand at the day of the reader, in weeks from Monday', async () => {
  await asOwner(
    `update contact set created_at = '2026-03-31 17:30:00+00' where name = 'An' and workspace_id = $1`,
    [world.workspace.id],
  )
  expect(await days('2026-04', world.rep, 'createdAt')).toEqual({ '2026-04-01': ['An'] })
  const { weeks } = await reading(world.rep, (tx) =>
    loadCalendar(tx, world.rep, contacts, {}, { by: 'createdAt', month: '2026-04' }),
  )
  expect(weeks[0]?.[0]?.day).toBe('2026-03-30')
  expect(weeks.every((week) => week.length === 7)).toBe(true)
})

test('a month of more than 500 says so; days and columns are met in an index', async () => {
  await asOwner(
    `insert into account (workspace_id, id, name, kind, born_on)
     select $1, gen_random_uuid(), 'Đông ' || n, 'person', date '1980-01-01' + (n % 4000)
     from generate_series(1, 8000) n`,
    [world.workspace.id],
  )
  await asOwner('analyze account')
  const shown = await reading(world.admin, (tx) =>
    loadCalendar(tx, world.admin, accounts, {}, { by: 'bornOn', month: '2026-05' }),
  )
  expect(shown.isCut).toBe(true)
  const planOf = (query: Query, order: typeof customer.createdAt | typeof customer.bornDay) =>
    reading(world.admin, async (tx) => {
      const { rows } = await tx.execute(
        sql`explain select ${customer.id} from ${customer} where ${visible(world.admin, accounts, query)} order by ${order} limit 31`,
      )
      return rows.map((row) => Object.values(row)[0]).join('\n')
    })
  const ofDay = await planOf({ filter: ['bornOn', 'yearly', '2026-05-05'] }, customer.bornDay)
  expect(ofDay).toMatch(/Index Cond:.*born_day/)
  const ofColumn = await planOf(inColumn({}, accounts, 'typeId', world.admin.id ?? ''), customer.createdAt)
  expect(ofColumn).toMatch(/Index Cond:.*type_id/)
})

test('fields that a company added make columns and days too', async () => {
  const own = dictionaries.get('custom_field')
  if (!own) throw new Error('no dictionary')
  const small = '01900000-0000-7000-8000-000000000001'
  const choices = { kind: 'contact', type: 'choice', name: 'Cỡ', options: [{ id: small, text: 'Nhỏ' }] }
  await execute(own.create, world.admin, choices)
  await execute(own.create, world.admin, { kind: 'contact', type: 'date', name: 'Hẹn' })
  const found = await companyOf(world.workspace.id)
  if (!found) throw new Error('no company')
  const actor = { ...world.admin, workspace: found.company }
  const { data } = await execute(contactKind.create, actor, {
    name: 'Có cỡ',
    c_co: small,
    c_hen: '2026-11-10',
  })
  const { columns } = await reading(actor, (tx) => loadBoard(tx, actor, contacts, {}, { by: 'c_co' }))
  expect(columns.map(({ key, count }) => [key, count])).toEqual([
    [NONE, 4],
    [small, 1],
  ])
  const filter: Query['filter'] = ['c_co', 'is', small]
  const { columns: full } = await reading(actor, (tx) =>
    loadBoard(tx, actor, contacts, { filter }, { by: 'c_co' }),
  )
  expect(full.map(({ key }) => key)).toEqual([small, NONE]) // nobody begins at a column that is empty
  expect(await days('2026-11', actor, 'c_hen')).toEqual({ '2026-11-10': ['Có cỡ'] })
  await execute(contactKind.update, actor, { ...data, patch: { c_co: null } })
  expect(
    (await reading(actor, (tx) => loadBoard(tx, actor, contacts, {}, { by: 'c_co' }))).columns[0]?.count,
  ).toBe(5)
})
