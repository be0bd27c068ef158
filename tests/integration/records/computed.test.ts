import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { entityFor } from '@/lib/kernel/field-rights'
import { createOpportunity, duplicateOpportunity } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { getRecord, listRecords } from '@/lib/records/query'
import { addField, ownFields, withFields } from '@/tests/support/own-fields'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let admin: Actor
const add = async (type: string, name: string, values: Record<string, unknown> = {}) => {
  const made = await addField(admin, type, { name, ...values })
  admin = await withFields(world.admin)
  return made.data
}
const formula = (name: string, text: string, values: Record<string, unknown> = {}) =>
  add('computed', name, { formula: text, ...values })
beforeAll(async () => {
  world = await aWorld()
  admin = world.admin
  await add('money', 'Giá')
  await add('number', 'Số lượng', { decimals: 2 })
  await add('percent', 'Giảm')
  await add('date', 'Giao ngày')
  await formula('Thành tiền', 'gia * so_luong * (1 - giam)')
  await formula('Bình quân', 'so_luong / 3', { decimals: 2 })
  await formula('Hạn trả', 'nếu(thanh_tien > 1000000; giao_ngay + 30; giao_ngay + 7)')
})

const create = (values: Record<string, unknown>) =>
  execute(accountKind.create, admin, { name: 'Xanh', kind: 'organization', ...values })

test('a record tells what is computed wherever it is read, and keeps nothing of it', async () => {
  const { data } = await create({ c_gia: 500_000, c_so_luong: '2,5', c_giam: 10, c_giao_ngay: '2026-12-05' })
  const told = { c_thanh_tien: 1_125_000, c_binh_quan: 0.83, c_han_tra: '2027-01-04' }
  expect(await reading(admin, (tx) => getRecord(tx, admin, accounts, data.id))).toMatchObject(told)
  const { rows } = await reading(admin, (tx) => listRecords(tx, admin, accounts, {}))
  expect(rows[0]).toMatchObject(told)
  const [event] = await asOwner<{ after: object }>(`select after from event where record_id = '${data.id}'`)
  expect(Object.keys(event?.after ?? {})).not.toContain('c_thanh_tien')
  expect(await asOwner(`select from custom_value where record_id = '${data.id}'`)).toHaveLength(4)
  const { data: bare } = await create({ name: 'Trống' })
  expect(await reading(admin, (tx) => getRecord(tx, admin, accounts, bare.id))).toMatchObject({
    c_thanh_tien: null,
    c_han_tra: null,
  })
})

test('it is written by nobody, and hidden with anything it is made from', async () => {
  await expect(create({ c_thanh_tien: 1 })).rejects.toMatchObject({ code: 'invalid' })
  const blind: Actor = { ...admin, fieldRights: { account: { c_giam: 'hidden' } } }
  const { fields } = entityFor(blind, accounts)
  expect(Object.keys(fields)).not.toContain('c_thanh_tien')
  expect(Object.keys(fields)).not.toContain('c_han_tra')
  expect(Object.keys(fields)).toContain('c_binh_quan')
  const { rows } = await reading(blind, (tx) => listRecords(tx, blind, accounts, {}))
  expect(rows[0]).not.toHaveProperty('c_thanh_tien')
})

test('a formula that cannot be computed says where, and circles are refused', async () => {
  const refused = (text: string, key: string, params?: object) =>
    expect(addField(admin, 'computed', { name: 'Thử', formula: text })).rejects.toMatchObject({
      fields: { formula: params ? { key, params } : { key } },
    })
  await refused('', 'required')
  await refused('gia +', 'formulaEnd')
  await refused('gia * lai', 'formulaField', { name: 'lai', at: 7 })
  await refused('gia * name', 'formulaField', { name: 'name', at: 7 })
  await refused('gia + giao_ngay', 'formulaTypes', { at: 5 })
  await refused('gia > 1', 'formulaTruth')
  await refused('thu + 1', 'formulaCircle', { name: 'thu', at: 1 })
  const [row] = await asOwner<{ id: string }>(`select id from custom_field where code = 'thanh_tien'`)
  const change = (text: string) =>
    execute(ownFields.update, admin, { id: row?.id ?? '', version: 1, patch: { formula: text } })
  await expect(change('nếu(han_tra > today(); gia; gia)')).rejects.toMatchObject({
    fields: { formula: { key: 'formulaCircle', params: { name: 'han_tra', at: 5 } } },
  })
  await expect(change('giao_ngay')).rejects.toMatchObject({ fields: { formula: { key: 'formulaResult' } } })
  const [price] = await asOwner<{ id: string }>(`select id from custom_field where code = 'gia'`)
  await expect(execute(ownFields.remove, admin, { id: price?.id ?? '', version: 1 })).rejects.toMatchObject({
    code: 'conflict',
    words: { key: 'usedInFormula' },
  })
})

test('of opportunities the amount in the company’s money counts; a copy computes for itself', async () => {
  await add('computed', 'Hoa hồng', { kind: 'opportunity', formula: 'amountBase * 0.05' })
  await expect(
    addField(admin, 'computed', { kind: 'opportunity', name: 'Sai', formula: 'amount * 2' }),
  ).rejects.toMatchObject({ fields: { formula: { key: 'formulaField' } } })
  const { data } = await execute(createOpportunity, admin, { title: 'Bàn', amount: 1_000_000 })
  const copy = await execute(duplicateOpportunity, admin, { id: data.id, title: 'Bản sao' })
  const row = await reading(admin, (tx) => getRecord(tx, admin, opportunities, copy.data.id))
  expect(row?.c_hoa_hong).toBe(50_000)
})
