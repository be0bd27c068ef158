import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { checkQuery } from '@/lib/records/list-query'
import { neighboursOf } from '@/lib/records/neighbours'
import { type Cursor, getRecord, listRecords } from '@/lib/records/query'
import { addField, withFields } from '@/tests/support/own-fields'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

let admin: Actor
const MANY = 17
const COLUMN = { c_chu: 'text', c_so: 'number', c_luc: 'at', c_ngay: 'text' } as const
beforeAll(async () => {
  const world = await aWorld()
  await addField(world.admin, 'text', { name: 'Chữ' })
  await addField(world.admin, 'number', { name: 'Số', decimals: 3 })
  await addField(world.admin, 'instant', { name: 'Lúc' })
  await addField(world.admin, 'date', { name: 'Ngày' })
  await addField(world.admin, 'boolean', { name: 'Có' })
  admin = await withFields(world.admin)
  for (let at = 0; at < MANY; at += 1) {
    const day = `2026-12-0${1 + (at % 5)}`
    const held = at % 4 > 0 && {
      c_chu: `chữ ${at % 3}`,
      c_so: at / 8 - 1,
      c_luc: `${day}T01:02:03.000Z`,
      c_ngay: day,
    }
    await execute(accountKind.create, admin, { name: `Số ${at}`, kind: 'person', ...held })
  }
})

const pagesOf = async (field: string, descending: boolean, limit: number) => {
  const ids: string[] = []
  let after: Cursor | null = null
  do {
    const page = await reading(admin, (tx) =>
      listRecords(tx, admin, accounts, { sort: { field, descending }, limit, after }),
    )
    ids.push(...page.rows.map(({ id }) => id))
    after = JSON.parse(JSON.stringify(page.next))
  } while (after && ids.length <= MANY)
  return ids
}

test.each(Object.entries(COLUMN))(
  '[EE-18] pages by %s give every record once, in order, empty ones last',
  async (name, column) => {
    for (const descending of [false, true]) {
      const way = descending ? 'desc' : 'asc'
      const rows = await asOwner<{ id: string }>(
        `select a.id from account a left join (custom_value v join custom_field f on f.id = v.field_id and 'c_' || f.code = $1)
       on v.record_id = a.id order by v.${column} ${way} nulls last, a.id ${way}`,
        [name],
      )
      const whole = rows.map(({ id }) => id)
      expect(new Set(whole).size).toBe(MANY)
      for (const limit of [1, 4, MANY, 50]) expect(await pagesOf(name, descending, limit)).toEqual(whole)
      for (const at of [0, 3, 11, 12, 13, MANY - 1]) {
        const query = { sort: { field: name, descending } }
        const beside = await reading(admin, (tx) => neighboursOf(tx, admin, accounts, query, whole[at] ?? ''))
        expect(beside).toEqual({ previous: whole[at - 1] ?? null, next: whole[at + 1] ?? null })
      }
    }
  },
)

test('what cannot be put in order is refused, and so is a field that is hidden', () => {
  const sorted =
    (field: string, by = admin) =>
    () =>
      checkQuery(by, accounts, { sort: { field, descending: false } })
  expect(sorted('c_so')).not.toThrow()
  expect(sorted('c_co')).toThrow()
  expect(sorted('c_so', { ...admin, fieldRights: { account: { c_so: 'hidden' } } })).toThrow()
})

test('a page of them is found in the index of the values', async () => {
  const plan = await reading(admin, async (tx) => {
    const asked: string[] = []
    await tx.execute('set local enable_seqscan = off')
    await tx.execute('set local enable_sort = off')
    const [field] = await asOwner<{ id: string }>(`select id from custom_field where code = 'so'`)
    const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(
      `explain select a.id from account a join custom_value v on v.workspace_id = a.workspace_id and v.record_id = a.id
         and v.field_id = '${field?.id}' and v.place = 0
       where a.workspace_id = '${admin.workspace.id}' and (v.number, v.record_id) > (0.5, '00000000-0000-0000-0000-000000000000'::uuid)
       order by v.number, v.record_id limit 51`,
    )
    asked.push(...rows.map((row) => row['QUERY PLAN']))
    return asked.join('\n')
  })
  expect(plan).toContain('custom_value_number_idx')
  expect(plan).toMatch(/Index Cond: .*ROW\(.*number/)
})

test('decimals come back as they were typed, in either way of writing; too many are refused', async () => {
  const written: [unknown, number][] = [
    ['0,1', 0.1],
    ['0.125', 0.125],
    ['1.234.567,891', 1_234_567.891],
    [-12.5, -12.5],
    ['999999999999.999', 999_999_999_999.999],
    ['1.500', 1500],
  ]
  for (const [given, held] of written) {
    const { data } = await execute(accountKind.create, admin, { name: 'Lẻ', kind: 'person', c_so: given })
    expect(await reading(admin, (tx) => getRecord(tx, admin, accounts, data.id))).toMatchObject({
      c_so: held,
    })
  }
  const refused = (c_so: unknown) => execute(accountKind.create, admin, { name: 'Lẻ', kind: 'person', c_so })
  await expect(refused('0,1234')).rejects.toMatchObject({
    fields: { c_so: { key: 'decimals', params: { limit: 3 } } },
  })
  await expect(refused('1e3')).rejects.toMatchObject({ code: 'invalid' })
  await expect(refused('một')).rejects.toMatchObject({ code: 'invalid' })
})
