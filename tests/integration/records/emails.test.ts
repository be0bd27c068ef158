import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import { leadKind } from '@/lib/leads/commands'
import { eraseAll } from '@/lib/privacy/erase'
import { erasePerson } from '@/lib/privacy/erase-commands'
import { saveRules } from '@/lib/record-rules/commands'
import { exportedRows } from '@/lib/records/export'
import { historyOf } from '@/lib/records/history'
import { getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const make = async (values: Record<string, unknown>, by = world.rep) =>
  (await execute(contactKind.create, by, { name: 'Lê Thị Na', ...values })).data
const change = (ref: { id: string; version: number }, patch: Record<string, unknown>, by = world.rep) =>
  execute(contactKind.update, by, { ...ref, patch })
const one = (id: string, by = world.admin) => reading(by, (tx) => getRecord(tx, by, contacts, id))
const found = async (search: string, by: Actor = world.admin) =>
  (await reading(by, (tx) => listRecords(tx, by, contacts, { search }))).rows.map(({ id }) => id)
const plain = (...addresses: string[]) =>
  addresses.map((address) => ({ address, optedOut: false, invalid: false }))

test('[ED-41] the first address stands in the column, and each of them finds the record', async () => {
  const ref = await make({ emails: ['Na@Mot.example', 'na@hai.example', 'na@anh.example'] })
  expect(await one(ref.id)).toMatchObject({
    email: 'na@mot.example',
    emails: plain('na@mot.example', 'na@anh.example', 'na@hai.example'),
  })
  expect(await found('na@hai.example')).toEqual([ref.id])
  const { data } = await change(ref, { emails: ['na@hai.example', 'na@mot.example'] })
  expect(await one(ref.id)).toMatchObject({ email: 'na@hai.example', version: 2 })
  expect(await found('na@anh.example')).toEqual([])
  expect((await change(data, { emails: ['na@hai.example', 'na@mot.example'] })).data.version).toBe(2)
})

test('[ED-41] writing the one address changes the first and keeps the others', async () => {
  let ref = await make({ email: 'a@doi.example, b@doi.example' })
  const written = async (email: string | null) => {
    ref = (await change(ref, { email })).data
    const row = await one(ref.id)
    return [row?.email, ...((row?.emails ?? []) as { address: string }[]).map(({ address }) => address)]
  }
  expect(await written('c@doi.example')).toEqual(['c@doi.example', 'c@doi.example', 'b@doi.example'])
  expect(await written('b@doi.example')).toEqual(['b@doi.example', 'b@doi.example', 'c@doi.example'])
  expect(await written('d@doi.example; e@doi.example')).toEqual([
    'd@doi.example',
    'd@doi.example',
    'e@doi.example',
  ])
  expect(await written(null)).toEqual(['e@doi.example', 'e@doi.example'])
  expect(await written(null)).toEqual([null])
})

test.each([
  [['sai'], { key: 'emailAddress', params: { address: 'sai' } }],
  [['a@b.example', 'A@b.example'], { key: 'emailTwice', params: { address: 'a@b.example' } }],
  [
    Array.from({ length: 11 }, (_, at) => `a${at}@b.example`),
    { key: 'tooManyEmails', params: { limit: 10 } },
  ],
])('[ED-41] a list that cannot be is refused: %j', async (emails, words) => {
  await expect(make({ emails })).rejects.toMatchObject({ fields: { emails: words } })
})

test('[ED-42] what is said of an address counts for every record that has it, and can be taken back', async () => {
  const address = 'chung@doi.example'
  const mine = await make({ email: address })
  const other = await make({ name: 'Người khác', emails: ['rieng@doi.example', address] }, world.stranger)
  const lead = await execute(leadKind.create, world.admin, {
    name: 'Cũng thế',
    qualification: 'lead',
    email: address,
  })
  const emails = [{ address, optedOut: true, invalid: false }]
  const { requestId } = await change(mine, { emails })
  expect(await one(other.id)).toMatchObject({ version: 2, emails: [{ optedOut: false }, { optedOut: true }] })
  const [told] = await reading(world.admin, (tx) => historyOf(tx, world.admin, 'lead', lead.data.id))
  expect(told).toMatchObject({
    type: 'marked',
    actorId: world.rep.id,
    before: null,
    after: { emails, version: 2 },
  })
  await expect(change(other, { name: 'Muộn' }, world.stranger)).rejects.toThrow('stale')

  const again = await make({ name: 'Đến sau', email: address })
  expect(await one(again.id)).toMatchObject({ version: 1, emails: [{ optedOut: true }] })
  await execute(undo, world.rep, { requestId })
  expect(await one(mine.id)).toMatchObject({ version: 3, emails: [{ optedOut: false }] })
  expect(await one(other.id)).toMatchObject({ version: 3, emails: [{}, { optedOut: false }] })
})

test('[ED-43] an address that is said to be valid again has not bounced', async () => {
  const ref = await make({ email: 'hong@doi.example' })
  await asOwner(
    `insert into email_address (workspace_id, address, state, invalid) values ($1, 'hong@doi.example', 'bounced', true)`,
    [world.workspace.id],
  )
  await change(ref, { emails: plain('hong@doi.example') })
  const [row] = await asOwner(`select state, invalid from email_address where address = 'hong@doi.example'`)
  expect(row).toEqual({ state: 'ok', invalid: false })
})

test('undo brings addresses back that an edit took', async () => {
  const ref = await make({ emails: ['p@doi.example', 'q@doi.example'] })
  const { requestId } = await change(ref, { emails: ['r@doi.example'] })
  await execute(undo, world.rep, { requestId })
  expect(await one(ref.id)).toMatchObject({
    email: 'p@doi.example',
    emails: plain('p@doi.example', 'q@doi.example'),
  })
  expect(await found('q@doi.example')).toEqual([ref.id])
})

test('who may not see the address sees none of them, finds nobody by them and changes none', async () => {
  const ref = await make({ emails: ['hien@doi.example', 'kin@doi.example'] })
  const blind: Actor = { ...world.manager, fieldRights: { contact: { email: 'hidden' } } }
  const row = await answer(contactKind.one, blind, { id: ref.id })
  const { rows } = await reading(blind, (tx) => listRecords(tx, blind, contacts, {}))
  expect(JSON.stringify([row, rows])).not.toContain('doi.example')
  expect(await found('kin@doi.example', blind)).toEqual([])
  for (const patch of [{ emails: [] }, { email: null }]) {
    await expect(change(ref, patch, blind)).rejects.toMatchObject({ code: 'invalid' })
  }
  const bound: Actor = { ...world.manager, fieldRights: { contact: { email: 'readOnly' } } }
  await expect(change(ref, { emails: [] }, bound)).rejects.toMatchObject({ code: 'invalid' })
})

test('[CS-13][CS-14] rules on the address hold for all of them, and are said of both fields', async () => {
  const { admin } = world
  const account = (values: Record<string, unknown>) =>
    execute(accountKind.create, admin, { kind: 'organization', ...values })
  const rules = { kind: 'account', required: ['email'], distinct: ['email'], version: 0 }
  await execute(saveRules, admin, rules)
  const { data } = await account({ name: 'Một', emails: ['x@cty.example', 'y@cty.example'] })
  const twin = { key: 'duplicateOf', params: { name: 'Một' } }
  await expect(account({ name: 'Hai', emails: ['z@cty.example', 'y@cty.example'] })).rejects.toMatchObject({
    fields: { email: twin, emails: twin },
  })
  await expect(account({ name: 'Ba' })).rejects.toMatchObject({ fields: { emails: { key: 'required' } } })
  const patch = { emails: ['y@cty.example', 'x@cty.example'] }
  const { data: now } = await execute(accountKind.update, admin, { ...data, patch })
  await expect(execute(accountKind.update, admin, { ...now, patch: { emails: [] } })).rejects.toMatchObject({
    fields: { emails: { key: 'required' } },
  })
})

test('records that become one have the addresses of all, whatever is unique, and give them back', async () => {
  const rules = { kind: 'contact', required: [], distinct: ['email'], version: 0 }
  await execute(saveRules, world.admin, rules)
  const kept = await make({ name: 'Giữ', emails: ['k@gop.example'] })
  const lost = await make({
    name: 'Bỏ',
    emails: ['l@gop.example', { address: 'm@gop.example', optedOut: true }],
  })
  const { requestId } = await execute(contactKind.merge, world.rep, { items: [kept, lost], values: {} })
  const merged = ['k@gop.example', 'l@gop.example', 'm@gop.example'].map((address) => ({ address }))
  expect(await one(kept.id)).toMatchObject({ email: 'k@gop.example', emails: merged })
  await execute(undo, world.rep, { requestId })
  expect(await one(kept.id)).toMatchObject({ emails: plain('k@gop.example') })
  const [now, other] = [await one(kept.id), await one(lost.id)]
  const refs = [now, other].map((row) => ({ id: String(row?.id), version: Number(row?.version) }))
  await execute(contactKind.merge, world.rep, { items: refs, values: { email: 'm@gop.example' } })
  expect(await one(kept.id)).toMatchObject({
    email: 'm@gop.example',
    emails: [
      { address: 'm@gop.example', optedOut: true },
      { address: 'k@gop.example' },
      { address: 'l@gop.example' },
    ],
  })
  const gone = await one(lost.id)
  await execute(contactKind.unmerge, world.rep, { id: lost.id, version: Number(gone?.version) })
  expect(await one(kept.id)).toMatchObject({ email: 'k@gop.example', emails: plain('k@gop.example') })
  await execute(saveRules, world.admin, { ...rules, distinct: [], version: 1 })
})

test('an export has all addresses in the one column, which an import takes back', async () => {
  const { id } = await make({ name: 'Xuất', emails: ['u@doi.example', 'v@doi.example'] })
  const asked = { kind: 'contact', format: 'csv' as const, query: {}, ids: [id] }
  const say = Object.assign((key: string) => key, { has: () => true })
  const rows = []
  for await (const row of exportedRows(world.admin, asked, ['email'], {
    say,
    locale: 'vi',
    timeZone: undefined,
  }))
    rows.push(row)
  expect(rows).toEqual([['fields.contact.email'], ['u@doi.example, v@doi.example']])
  const back = await make({ name: 'Nhập', email: String(rows[1]?.[0]) })
  expect(await one(back.id)).toMatchObject({ emails: plain('u@doi.example', 'v@doi.example') })
})

test('a person is found and erased by an address that is not the first', async () => {
  const { id } = await make({ name: 'Sẽ quên', emails: ['mot@quen.example', 'hai@quen.example'] })
  const person = { email: 'hai@quen.example', confirmation: 'hai@quen.example' }
  const { data } = await execute(erasePerson, world.admin, person)
  await eraseAll(world.workspace.id, data.id)
  expect(await one(id)).toMatchObject({ email: null, emails: [] })
  const left = await asOwner(
    `select from event where record_id = $1 and (before::text || after::text) like '%quen.example%'`,
    [id],
  )
  expect(left).toEqual([])
})

test('the upgrade keeps addresses, and links cards to the one customer that has theirs', async () => {
  const { admin } = world
  const contact = await make({ name: 'Cũ', email: 'cu@nang.example' }, admin)
  const account = await execute(accountKind.create, admin, {
    name: 'Công ty',
    kind: 'organization',
    email: 'cty@nang.example',
  })
  for (const name of ['Đôi 1', 'Đôi 2']) await make({ name, email: 'doi@nang.example' }, admin)
  const cards = []
  for (const contactEmail of ['cu@nang.example', 'cty@nang.example', 'doi@nang.example', 'la@nang.example'])
    cards.push(await aCard(admin, { contactEmail }))
  for (const table of ['lead_email', 'account_email', 'contact_email']) await asOwner(`delete from ${table}`)
  const script = readFileSync('db/migrations/0029_known_customers.sql', 'utf8')
  for (const statement of script.split('--> statement-breakpoint')) await asOwner(statement)
  expect(await one(contact.id)).toMatchObject({ emails: plain('cu@nang.example') })
  const rows = await asOwner(
    'select contact_id, account_id from opportunity where id = any($1)  order by contact_email',
    [cards],
  )
  expect(rows).toEqual([
    { contact_id: null, account_id: account.data.id },
    { contact_id: contact.id, account_id: null },
    { contact_id: null, account_id: null },
    { contact_id: null, account_id: null },
  ])
})
