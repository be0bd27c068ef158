import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { eraseAll } from '@/lib/privacy/erase'
import { erasePerson } from '@/lib/privacy/erase-commands'
import { saveRules } from '@/lib/record-rules/commands'
import { getRecord, listRecords } from '@/lib/records/query'
import { addField, CHOICES, ownFields, SMALL, withFields } from '@/tests/support/own-fields'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
  await addField(world.admin, 'text', { name: 'Ghi chú' })
})

const read = (id: string, by: Actor) => reading(by, (tx) => getRecord(tx, by, accounts, id))
const create = (values: Record<string, unknown>, by: Actor) =>
  execute(accountKind.create, by, { name: 'Công ty Xanh', kind: 'organization', ...values })

test('[EE-15] a code is made from the name, belongs to one field, and is written as codes are', async () => {
  const { data } = await addField(world.admin, 'text', { name: 'Quy mô (người)' })
  const [row] = await asOwner(`select code from custom_field where id = '${data.id}'`)
  expect(row).toEqual({ code: 'quy_mo_nguoi' })
  await expect(addField(world.admin, 'text', { name: 'Khác', code: 'quy_mo_nguoi' })).rejects.toMatchObject({
    fields: { code: { key: 'duplicate' } },
  })
  await expect(addField(world.admin, 'text', { name: 'Lạ', code: 'có dấu' })).rejects.toMatchObject({
    fields: { code: { key: 'fieldCode' } },
  })
  await expect(addField(world.admin, 'choice', { name: 'Không gì để chọn' })).rejects.toMatchObject({
    fields: { options: { key: 'required' } },
  })
})

test('[EE-16] a field is renamed; its code, type and choices in use stay', async () => {
  const { data } = await addField(world.admin, 'choice', { name: 'Màu', options: CHOICES })
  const actor = await withFields(world.admin)
  await create({ c_mau: SMALL }, actor)
  const change = (patch: Record<string, unknown>, version = 1) =>
    execute(ownFields.update, actor, { id: data.id, version, patch })
  await expect(change({ type: 'text' })).rejects.toMatchObject({ fields: { type: { key: 'invalidValue' } } })
  await expect(change({ options: [CHOICES[1]] })).rejects.toMatchObject({
    fields: { options: { key: 'usedChoice', params: { name: 'Nhỏ' } } },
  })
  await change({ name: 'Sắc màu', options: [{ id: SMALL, text: 'Bé' }] })
  const after = (await withFields(world.admin)).workspace.customFields?.account?.c_mau?.custom
  expect(after).toMatchObject({ label: 'Sắc màu', choices: { [SMALL]: 'Bé' } })
})

test('[EE-17] a deleted field goes with its values, and a deleted record with its own', async () => {
  const { data: field } = await addField(world.admin, 'text', { name: 'Tạm' })
  const actor = await withFields(world.admin)
  const { data } = await create({ name: 'Còn lại', c_tam: 'mất', c_ghi_chu: 'giữ' }, actor)
  await execute(ownFields.remove, actor, field)
  const later = await withFields(world.admin)
  expect(await read(data.id, later)).not.toHaveProperty('c_tam')
  await execute(accountKind.remove, later, data)
  await execute(accountKind.purge, later, { items: [{ id: data.id, version: data.version + 1 }] })
  expect(await asOwner(`select from custom_value where record_id = '${data.id}'`)).toEqual([])
})

test('who asks for erasure loses what personal fields of the company’s own tell, and what the log says of them', async () => {
  await addField(world.admin, 'email', { name: 'Thư riêng', isPersonal: true })
  const actor = await withFields(world.admin)
  const { data } = await create({ c_thu_rieng: 'rieng@xanh.vn', c_ghi_chu: 'còn' }, actor)
  const asked = { email: 'rieng@xanh.vn', confirmation: 'rieng@xanh.vn' }
  const { data: erasure } = await execute(erasePerson, actor, asked)
  await eraseAll(world.workspace.id, erasure.id)
  expect(await read(data.id, actor)).toMatchObject({ c_thu_rieng: null, c_ghi_chu: 'còn' })
  const told = await asOwner(`select id from event where after::text like '%rieng@xanh.vn%'`)
  expect(told).toEqual([])
})

test('an archived field is seen and demanded no more, and still goes with its record and its person', async () => {
  const { data: field } = await addField(world.admin, 'email', { name: 'Thư cũ', isPersonal: true })
  const before = await withFields(world.admin)
  const { data } = await create({ c_thu_cu: 'cu@xanh.vn' }, before)
  const { data: other } = await create({ c_thu_cu: 'khac@xanh.vn' }, before)
  await execute(saveRules, before, { kind: 'account', required: ['c_thu_cu'], distinct: [], version: 0 })
  await execute(ownFields.archive, before, field)
  const actor = await withFields(world.admin)
  await create({}, actor)
  await expect(create({ c_thu_cu: 'moi@xanh.vn' }, actor)).rejects.toMatchObject({ code: 'invalid' })
  const filter: [string, string, unknown] = ['c_thu_cu', 'set', null]
  await expect(reading(actor, (tx) => listRecords(tx, actor, accounts, { filter }))).rejects.toMatchObject({
    code: 'invalid',
  })
  const values = () =>
    asOwner<{ text: string }>(`select text from custom_value where field_id = '${field.id}'`)
  const person = { email: 'cu@xanh.vn', confirmation: 'cu@xanh.vn' }
  const { data: erasure } = await execute(erasePerson, actor, person)
  await eraseAll(world.workspace.id, erasure.id)
  expect(await values()).toEqual([{ text: 'khac@xanh.vn' }])
  await execute(accountKind.remove, actor, other)
  await execute(accountKind.purge, actor, { items: [{ id: other.id, version: other.version + 1 }] })
  expect(await values()).toEqual([])
  expect((await read(data.id, actor))?.c_thu_cu).toBeNull()
})
