import { beforeAll, expect, test } from 'vitest'
import { accounts } from '@/lib/accounts/entity'
import { webFormCommands } from '@/lib/dictionaries/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { convertLead } from '@/lib/leads/convert'
import { leads } from '@/lib/leads/entity'
import { opportunities } from '@/lib/opportunities/entity'
import { getRecord } from '@/lib/records/query'
import { addField, CHOICES, LARGE, ownFields, SMALL, withFields } from '@/tests/support/own-fields'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { aForm, leadsOf, post, show } from './support'

let world: World
let admin: Actor
const OTHER = '01900000-0000-7000-8000-00000000000a'
beforeAll(async () => {
  world = await aWorld()
  const lead = { kind: 'lead' }
  await addField(world.admin, 'text', { ...lead, name: 'Màu <b>' })
  await addField(world.admin, 'number', { ...lead, name: 'Chiều cao', decimals: 1 })
  await addField(world.admin, 'choice', { ...lead, name: 'Cỡ', options: CHOICES })
  await addField(world.admin, 'boolean', { ...lead, name: 'Đã có' })
  await addField(world.admin, 'member', { ...lead, name: 'Giới thiệu bởi' })
  await addField(world.admin, 'instant', { ...lead, name: 'Hẹn lúc' })
  await addField(world.admin, 'citizenId', { ...lead, name: 'Giấy tờ' })
  for (const kind of ['account', 'opportunity']) {
    await addField(world.admin, 'choice', { kind, name: 'Cỡ', options: [{ id: OTHER, text: 'LỚN' }] })
    await addField(world.admin, kind === 'account' ? 'number' : 'text', {
      kind,
      name: 'Chiều cao',
      decimals: 1,
    })
  }
  await addField(world.admin, 'instant', { kind: 'account', name: 'Hẹn lúc' })
  await addField(world.admin, 'citizenId', { kind: 'account', name: 'Giấy tờ' })
  admin = await withFields(world.admin)
})

const asking = (...fields: string[]) => ({
  questions: fields.map((field) => ({ field, isRequired: field === 'name' })),
})
const OWN = ['c_mau_b', 'c_chieu_cao', 'c_co', 'c_da_co']
const read = async (id: unknown) => reading(admin, (tx) => getRecord(tx, admin, leads, String(id)))

test('a form asks for the company’s own fields and an address, and keeps what is answered', async () => {
  const form = await aForm({ ...world, admin }, asking('name', 'address', ...OWN))
  const page = await (await show(form)).text()
  expect(page).toContain('Màu &lt;b&gt;')
  expect(page).toContain('<option value="true">Có</option>')
  expect(page).toContain(`<option value="${LARGE}">Lớn</option>`)
  expect(page).toContain('autocomplete="street-address"')
  const answers = {
    name: 'An',
    address: '12 Hàng Bông, phường Hoàn Kiếm, Hà Nội',
    ...{ c_mau_b: 'Xanh', c_chieu_cao: '1,7', c_co: LARGE, c_da_co: 'false' },
  }
  expect((await post(form, answers)).status).toBe(303)
  const lead = await read((await leadsOf(world))[0]?.id)
  expect(lead).toMatchObject({ c_mau_b: 'Xanh', c_chieu_cao: 1.7, c_co: LARGE, c_da_co: false })
  expect(lead?.address).toMatchObject({ street: '12 Hàng Bông', now: { province: '01' } })
  const wrong = await post(form, { ...answers, c_chieu_cao: 'cao', c_co: SMALL.replace('1', '9') })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="cao"')
})

test('what is for colleagues, or of no field, is not asked; an archived field is no longer', async () => {
  for (const field of ['c_gioi_thieu_boi', 'c_giay_to', 'c_khong_co'])
    await expect(aForm({ ...world, admin }, asking('name', field))).rejects.toMatchObject({
      fields: { questions: { key: 'invalidValue' } },
    })
  const form = await aForm({ ...world, admin }, asking('name', 'c_mau_b'))
  const [field] = await asOwner<{ id: string }>(`select id from custom_field where code = 'mau_b'`)
  await execute(ownFields.archive, admin, { id: field?.id ?? '', version: 1 })
  expect(await (await show(form)).text()).not.toContain('Màu')
  expect((await post(form, { name: 'Bình', c_mau_b: 'Đỏ' })).status).toBe(303)
  const renamed = { id: form.id, version: 2, patch: { title: 'Khác' } }
  const known = await withFields(world.admin)
  const [row] = await asOwner<{ version: number }>('select version from web_form where id = $1', [form.id])
  await execute(webFormCommands.update, known, { ...renamed, version: row?.version ?? 1 })
})

test('a lead hands its own fields on where the other kind has one of the same code and type', async () => {
  const [lead] = await leadsOf(world)
  const { id, version } = lead as { id: string; version: number }
  const { leadKind } = await import('@/lib/leads/commands')
  const patch = { c_hen_luc: '2026-12-01T02:00:00.000Z', c_giay_to: '079099012345' }
  const changed = await execute(leadKind.update, admin, { id, version, patch })
  const { data } = await execute(convertLead, admin, {
    ...changed.data,
    account: { values: { name: 'An', kind: 'person' } },
    contact: null,
    opportunity: { values: { title: 'Đơn của An', c_chieu_cao: 'cao' } },
  })
  const account = await reading(admin, (tx) => getRecord(tx, admin, accounts, data.accountId ?? ''))
  expect(account).toMatchObject({
    c_chieu_cao: 1.7,
    c_co: OTHER,
    c_hen_luc: new Date('2026-12-01T02:00:00.000Z'),
    c_giay_to: expect.stringMatching(/\.345$/),
  })
  expect(account?.address).toMatchObject({ street: '12 Hàng Bông' })
  const opportunity = await reading(admin, (tx) =>
    getRecord(tx, admin, opportunities, data.opportunityId ?? ''),
  )
  expect(opportunity).toMatchObject({ c_co: OTHER, c_chieu_cao: 'cao' })
})
