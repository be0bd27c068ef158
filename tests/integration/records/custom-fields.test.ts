import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import type { CUSTOM_TYPES } from '@/lib/kernel/custom-fields'
import { reading } from '@/lib/kernel/database'
import { createOpportunity, duplicateOpportunity, moveOpportunities } from '@/lib/opportunities/commands'
import { opportunities } from '@/lib/opportunities/entity'
import { saveRules } from '@/lib/record-rules/commands'
import { findRecords } from '@/lib/records/find'
import { groupRecords } from '@/lib/records/groups'
import { countRecords, getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { addField, CHOICES, LARGE, SMALL, withFields } from '@/tests/support/own-fields'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

type Type = (typeof CUSTOM_TYPES)[number]

let world: World
let admin: Actor
beforeAll(async () => {
  world = await aWorld()
  for (const [type, sample] of SAMPLES)
    await addField(world.admin, type, { name: `Trường ${type}`, ...sample.declared })
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
  [
    'citizenId',
    {
      entered: '079 099 012 345',
      read: expect.stringMatching(/^v1\..+\.345$/),
      holds: ['is', '079099012345'],
      fails: ['is', '079099012346'],
    },
  ],
]
type Sample = {
  declared?: Record<string, unknown>
  entered: unknown
  read: unknown
  holds: [string, unknown]
  fails: [string, unknown]
}

const nameOf = (type: Type) => `c_truong_${type.toLowerCase()}`
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
  await addField(world.admin, 'number', { kind: 'opportunity', name: 'Số ghế' })
  await addField(world.admin, 'choice', { kind: 'opportunity', name: 'Cỡ', options: CHOICES })
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
