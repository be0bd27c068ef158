import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import type { CUSTOM_TYPES } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { companyOf } from '@/lib/kernel/product-actor'
import { createOpportunity, duplicateOpportunity, moveOpportunities } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { eraseAll } from '@/lib/privacy/erase'
import { erasePerson } from '@/lib/privacy/erase-commands'
import { saveRules } from '@/lib/record-rules/commands'
import { findRecords } from '@/lib/records/find'
import { groupRecords } from '@/lib/records/groups'
import { countRecords, getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import '@/lib/dictionaries/commands'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

type Type = (typeof CUSTOM_TYPES)[number]

const own = dictionaries.get('custom_field')
if (!own) throw new Error('no dictionary')
const [SMALL, LARGE] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
const CHOICES = [
  { id: SMALL, text: 'Nhỏ' },
  { id: LARGE, text: 'Lớn' },
]

let world: World
let admin: Actor
beforeAll(async () => {
  world = await aWorld()
  for (const [type, sample] of SAMPLES) await add(type, { name: `Trường ${type}`, ...sample.declared })
  admin = await withFields(world.admin)
})

/** Each type: what is entered, what is read back, and a filter that holds for it and one that does not. */
const SAMPLES: [Type, Sample][] = [
  ['text', { entered: ' Xanh ', read: 'Xanh', holds: ['contains', 'xan'], fails: ['is', 'Đỏ'] }],
  [
    'longText',
    { entered: 'Dài\ndòng', read: 'Dài\ndòng', holds: ['contains', 'dòng'], fails: ['lacks', 'Dài'] },
  ],
  ['number', { entered: '-12', read: -12, holds: ['lt', -11], fails: ['gt', 0] }],
  ['money', { entered: '1tr2', read: 1_200_000, holds: ['gte', 1_200_000], fails: ['lt', 1_200_000] }],
  ['percent', { entered: 40, read: 40, holds: ['is', 40], fails: ['not', 40] }],
  ['rating', { entered: 2, read: 2, holds: ['gt', 1], fails: ['gt', 2] }],
  [
    'date',
    { entered: '2026-03-01', read: '2026-03-01', holds: ['lte', '2026-03-01'], fails: ['lt', '2026-03-01'] },
  ],
  [
    'instant',
    {
      entered: '2026-03-01T03:00:00.000Z',
      read: new Date('2026-03-01T03:00:00.000Z'),
      holds: ['is', '2026-03-01'],
      fails: ['gt', '2026-03-01'],
    },
  ],
  ['boolean', { entered: true, read: true, holds: ['is', true], fails: ['is', false] }],
  [
    'choice',
    {
      declared: { options: CHOICES },
      entered: SMALL,
      read: SMALL,
      holds: ['in', [SMALL]],
      fails: ['not_in', [SMALL]],
    },
  ],
  [
    'choices',
    {
      declared: { options: CHOICES },
      entered: [LARGE, SMALL],
      read: [LARGE, SMALL],
      holds: ['in', [SMALL]],
      fails: ['not_in', [LARGE]],
    },
  ],
  [
    'phone',
    { entered: '0912 345 678', read: '+84912345678', holds: ['is', '+84912345678'], fails: ['empty', null] },
  ],
  [
    'email',
    { entered: 'Lan@Xanh.vn', read: 'lan@xanh.vn', holds: ['contains', 'xanh'], fails: ['lacks', 'lan'] },
  ],
  ['url', { entered: 'xanh.vn', read: 'https://xanh.vn', holds: ['set', null], fails: ['empty', null] }],
  [
    'taxCode',
    { entered: '0100109106', read: '0100109106', holds: ['is', '0100109106'], fails: ['not', '0100109106'] },
  ],
]
type Sample = {
  declared?: Record<string, unknown>
  entered: unknown
  read: unknown
  holds: [string, unknown]
  fails: [string, unknown]
}

const add = (type: Type, values: Record<string, unknown>) =>
  execute(own.create, world.admin, { kind: 'account', type, ...values })
const nameOf = (type: Type) => `c_truong_${type.toLowerCase()}`
const withFields = async (actor: Actor): Promise<Actor> => {
  const found = await companyOf(world.workspace.id)
  if (!found) throw new Error('no company')
  return { ...actor, workspace: found.company }
}
const read = (id: string, by = admin) => reading(by, (tx) => getRecord(tx, by, accounts, id))
const create = (values: Record<string, unknown>, by = admin) =>
  execute(accountKind.create, by, { name: 'Công ty Xanh', kind: 'organization', ...values })
const full = () => Object.fromEntries(SAMPLES.map(([type, { entered }]) => [nameOf(type), entered]))

test('[EE-14][EE-18] every type is filled in, read back, filtered by, and emptied', async () => {
  const { data } = await create(full())
  const { data: bare } = await create({ name: 'Trống' })
  expect(await read(data.id)).toMatchObject(
    Object.fromEntries(SAMPLES.map(([type, sample]) => [nameOf(type), sample.read])),
  )
  for (const [type, { holds, fails }] of SAMPLES) {
    const count = ([operator, value]: [string, unknown]) =>
      reading(admin, (tx) => countRecords(tx, admin, accounts, { filter: [nameOf(type), operator, value] }))
    expect([type, await count(holds)]).toEqual([type, 1])
    // What is not there is neither more nor less than anything, but it is not equal to anything either.
    const isNegative = ['not', 'not_in', 'lacks', 'empty'].includes(fails[0]) || type === 'boolean'
    expect([type, await count(fails)]).toEqual([type, isNegative ? 1 : 0])
  }
  const emptied = Object.fromEntries(SAMPLES.map(([type]) => [nameOf(type), null]))
  await execute(accountKind.update, admin, { ...data, patch: emptied })
  expect(await asOwner(`select from custom_value where record_id = '${data.id}'`)).toEqual([])
  await execute(accountKind.remove, admin, bare)
})

test('what a field cannot hold is refused by its name, and so is a field of nobody', async () => {
  await expect(create({ [nameOf('number')]: 'mười' })).rejects.toMatchObject({
    fields: { [nameOf('number')]: { key: 'invalidValue' } },
  })
  await expect(create({ [nameOf('choice')]: 'Nhỏ' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(create({ c_nothing: 1 })).rejects.toMatchObject({ code: 'invalid' })
})

test('a change is taken back with what it changed in fields of the company’s own', async () => {
  const { data } = await create({ [nameOf('text')]: 'Cũ', [nameOf('instant')]: '2026-01-01T00:00:00.000Z' })
  const changed = await execute(accountKind.update, admin, {
    ...data,
    patch: { [nameOf('text')]: 'Mới', [nameOf('instant')]: null },
  })
  await execute(undo, admin, { requestId: changed.requestId })
  expect(await read(data.id)).toMatchObject({
    [nameOf('text')]: 'Cũ',
    [nameOf('instant')]: new Date('2026-01-01T00:00:00.000Z'),
  })
})

test('a hidden field is neither read, listed, filtered by nor found by; a locked one is not written', async () => {
  const phone = nameOf('phone')
  await create({ name: 'Kín', [phone]: '0987654321' })
  const blind: Actor = {
    ...admin,
    fieldRights: { account: { [phone]: 'hidden', [nameOf('text')]: 'readOnly' } },
  }
  const list = (by: Actor) =>
    reading(by, (tx) => listRecords(tx, by, accounts, { search: 'kin' })).then(({ rows }) => rows[0])
  expect(await list(admin)).toHaveProperty(phone, '+84987654321')
  expect(await list(blind)).not.toHaveProperty(phone)
  const find = (by: Actor) => reading(by, (tx) => findRecords(tx, by, '0987654321'))
  expect((await find(admin)).map(({ label }) => label)).toEqual(['Kín'])
  expect(await find(blind)).toEqual([])
  await expect(
    reading(blind, (tx) => countRecords(tx, blind, accounts, { filter: [phone, 'set', null] })),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(create({ [nameOf('text')]: 'x' }, blind)).rejects.toMatchObject({
    fields: { [nameOf('text')]: { key: 'lockedField' } },
  })
})

test('what the company demands may be asked of its own fields', async () => {
  const [text, email] = [nameOf('text'), nameOf('email')]
  await execute(saveRules, admin, { kind: 'account', required: [text], distinct: [email], version: 0 })
  await expect(create({})).rejects.toMatchObject({ fields: { [text]: { key: 'required' } } })
  await create({ [text]: 'a', [email]: 'mot@xanh.vn' })
  await expect(create({ [text]: 'b', [email]: 'MOT@xanh.vn' })).rejects.toMatchObject({
    fields: { [email]: { key: 'duplicateOf' } },
  })
  await execute(saveRules, admin, { kind: 'account', required: [], distinct: [], version: 1 })
})

test('opportunities have them too: made, moved with an answer, copied, and counted', async () => {
  await execute(own.create, world.admin, { kind: 'opportunity', type: 'number', name: 'Số ghế' })
  const sized = { kind: 'opportunity', type: 'choice', name: 'Cỡ', options: CHOICES }
  await execute(own.create, world.admin, sized)
  const actor = await withFields(world.admin)
  const { data } = await execute(createOpportunity, actor, { title: 'Bàn ghế', c_so_ghe: 12 })
  const { data: moved } = await execute(moveOpportunities, actor, {
    items: [data],
    stageId: world.stages[1],
    answers: { c_so_ghe: 20 }, // which fills only what is empty
  })
  const copy = await execute(duplicateOpportunity, actor, { id: moved.items[0]?.id ?? '', title: 'Bản sao' })
  const found = await reading(actor, (tx) => getRecord(tx, actor, opportunities, copy.data.id))
  expect(found).toMatchObject({ title: 'Bản sao', c_so_ghe: 12 })
  for (const size of [SMALL, LARGE, LARGE])
    await execute(createOpportunity, actor, { title: 'Đếm', amount: 5, c_co: size })
  const by = { by: 'c_co', amount: 'amountBase' }
  const groups = await reading(actor, (tx) => groupRecords(tx, actor, opportunities, { search: 'dem' }, by))
  expect(groups).toEqual([
    { key: LARGE, count: 2, sum: 10 },
    { key: SMALL, count: 1, sum: 5 },
  ])
})

test('[EE-15] a code is made from the name, belongs to one field, and is written as codes are', async () => {
  const { data } = await add('text', { name: 'Quy mô (người)' })
  const [row] = await asOwner(`select code from custom_field where id = '${data.id}'`)
  expect(row).toEqual({ code: 'quy_mo_nguoi' })
  await expect(add('text', { name: 'Khác', code: 'quy_mo_nguoi' })).rejects.toMatchObject({
    fields: { code: { key: 'duplicate' } },
  })
  await expect(add('text', { name: 'Lạ', code: 'có dấu' })).rejects.toMatchObject({
    fields: { code: { key: 'fieldCode' } },
  })
  await expect(add('choice', { name: 'Không gì để chọn' })).rejects.toMatchObject({
    fields: { options: { key: 'required' } },
  })
})

test('[EE-16] a field is renamed; its code, type and choices in use stay', async () => {
  const { data } = await add('choice', { name: 'Màu', options: CHOICES })
  const actor = await withFields(world.admin)
  await create({ c_mau: SMALL }, actor)
  const change = (patch: Record<string, unknown>, version = 1) =>
    execute(own.update, actor, { id: data.id, version, patch })
  await expect(change({ type: 'text' })).rejects.toMatchObject({ fields: { type: { key: 'invalidValue' } } })
  await expect(change({ options: [CHOICES[1]] })).rejects.toMatchObject({
    fields: { options: { key: 'usedChoice', params: { name: 'Nhỏ' } } },
  })
  await change({ name: 'Sắc màu', options: [{ id: SMALL, text: 'Bé' }] })
  const after = (await withFields(world.admin)).workspace.customFields?.account?.c_mau?.custom
  expect(after).toMatchObject({ label: 'Sắc màu', choices: { [SMALL]: 'Bé' } })
})

test('[EE-17] a deleted field goes with its values, and a deleted record with its own', async () => {
  const { data: field } = await add('text', { name: 'Tạm' })
  const actor = await withFields(world.admin)
  const { data } = await create({ name: 'Còn lại', c_tam: 'mất', [nameOf('text')]: 'giữ' }, actor)
  await execute(own.remove, actor, field)
  const later = await withFields(world.admin)
  expect(await read(data.id, later)).not.toHaveProperty('c_tam')
  await execute(accountKind.remove, later, data)
  expect(await asOwner(`select from custom_value where record_id = '${data.id}'`)).toEqual([])
})

test('who asks for erasure loses what personal fields of the company’s own tell, and what the log says of them', async () => {
  await add('email', { name: 'Thư riêng', isPersonal: true })
  const actor = await withFields(world.admin)
  const { data } = await create({ c_thu_rieng: 'rieng@xanh.vn', [nameOf('text')]: 'còn' }, actor)
  const asked = { email: 'rieng@xanh.vn', confirmation: 'rieng@xanh.vn' }
  const { data: erasure } = await execute(erasePerson, actor, asked)
  await eraseAll(world.workspace.id, erasure.id)
  expect(await read(data.id, actor)).toMatchObject({ c_thu_rieng: null, [nameOf('text')]: 'còn' })
  const told = await asOwner(`select id from event where after::text like '%rieng@xanh.vn%'`)
  expect(told).toEqual([])
})
