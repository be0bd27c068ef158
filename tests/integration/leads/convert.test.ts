import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { leadKind } from '@/lib/leads/commands'
import { convertLead } from '@/lib/leads/convert'
import { convertLeads } from '@/lib/leads/convert-many'
import { leads } from '@/lib/leads/entity'
import { opportunities } from '@/lib/opportunities/entity'
import { getRecord } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

const aLead = async (more: Record<string, unknown> = {}) => {
  const values = { name: 'Nguyễn Văn Mới', qualification: 'lead', description: 'Hẹn thứ hai', ...more }
  return (await execute(leadKind.create, world.rep, values)).data
}
const seen = (actor: Actor, entity: Entity, id: string | null) =>
  reading(actor, (tx) => getRecord(tx, actor, entity, id ?? ''))
const everything = (name = 'Công ty Mới') => ({
  account: { values: { name, kind: 'organization' } },
  contact: { values: { name: 'Nguyễn Văn Mới', phone: '0912345678' } },
  opportunity: { values: { title: `Đơn của ${name}` } },
})
const counted = async () =>
  asOwner(
    'select (select count(*)::int from account) a, (select count(*)::int from contact) c, (select count(*)::int from opportunity) o',
  )

test('[SB-37][SB-38] what a lead becomes is linked, and keeps what was known', async () => {
  const { rep, tags } = world
  const lead = await aLead({ tagIds: [tags[0]] })
  const { data } = await execute(convertLead, rep, { ...lead, ...everything() })
  const account = await seen(rep, accounts, data.accountId)
  const contact = await seen(rep, contacts, data.contactId)
  const opportunity = await seen(rep, opportunities, data.opportunityId)
  expect(account).toMatchObject({
    name: 'Công ty Mới',
    ownerId: rep.id,
    description: 'Hẹn thứ hai',
    tagIds: [tags[0]],
  })
  expect(contact).toMatchObject({ accountId: data.accountId, phone: '+84912345678' })
  expect(opportunity).toMatchObject({
    ...{ accountId: data.accountId, contactId: data.contactId },
    ...{ customerName: 'Công ty Mới', contactName: 'Nguyễn Văn Mới', contactPhone: '+84912345678' },
  })
  expect(await seen(rep, leads, lead.id)).toMatchObject({
    ...data,
    status: 'converted',
    convertedAt: expect.any(Date),
  })
})

test('[SB-38] a lead becomes something, and only once', async () => {
  const lead = await aLead()
  const nothing = { account: null, contact: null, opportunity: null }
  await expect(execute(convertLead, world.rep, { ...lead, ...nothing })).rejects.toThrow('convertNothing')
  await execute(convertLead, world.rep, {
    ...lead,
    ...nothing,
    ...{ account: everything('Một lần').account },
  })
  const again = { ...lead, version: lead.version + 1, ...everything('Hai lần') }
  await expect(execute(convertLead, world.rep, again)).rejects.toThrow('alreadyConverted')
})

test('a refused part leaves nothing behind, and names its field', async () => {
  const lead = await aLead()
  const before = await counted()
  const wrong = { ...everything('Nửa vời'), opportunity: { values: { title: '' } } }
  await expect(execute(convertLead, world.rep, { ...lead, ...wrong })).rejects.toMatchObject({
    fields: { 'opportunity.values.title': { key: 'required' } },
  })
  expect(await counted()).toEqual(before)
})

test('undone, the lead is as before, and what it became is put away', async () => {
  const lead = await aLead()
  const { data, requestId } = await execute(convertLead, world.rep, { ...lead, ...everything('Đổi ý') })
  await execute(undo, world.rep, { requestId })
  expect(await seen(world.rep, leads, lead.id)).toMatchObject({
    status: 'assigned',
    accountId: null,
    convertedAt: null,
  })
  for (const [entity, id] of [
    [accounts, data.accountId],
    [contacts, data.contactId],
    [opportunities, data.opportunityId],
  ] as const)
    expect(await seen(world.rep, entity, id)).toMatchObject({ archivedAt: expect.any(Date) })
})

test('what is hidden of a lead is not read off what it becomes', async () => {
  const actor: Actor = { ...world.rep, fieldRights: { lead: { description: 'hidden' } } }
  const lead = await aLead({ description: 'Không cho xem' })
  const { data } = await execute(convertLead, actor, { ...lead, ...everything('Kín đáo') })
  expect(await seen(actor, accounts, data.accountId)).toMatchObject({ description: null })
})

test('a company is not below itself, by however many steps', async () => {
  const { admin } = world
  const make = async (name: string, parentId?: string) =>
    (await execute(accountKind.create, admin, { name, kind: 'organization', parentId })).data
  const top = await make('Tập đoàn')
  const middle = await make('Tổng công ty', top.id)
  const below = await make('Công ty con', middle.id)
  for (const parentId of [top.id, middle.id, below.id])
    await expect(execute(accountKind.update, admin, { ...top, patch: { parentId } })).rejects.toMatchObject({
      fields: { parentId: { key: 'ownCompany' } },
    })
})

test('what is gone for ever leaves what was linked to it without it', async () => {
  const { admin } = world
  const lead = await aLead()
  const { data } = await execute(convertLead, world.rep, { ...lead, ...everything('Sắp xóa') })
  const id = data.accountId ?? ''
  await execute(accountKind.remove, admin, { id, version: 1 })
  await execute(accountKind.purge, admin, { items: [{ id, version: 2 }] })
  expect(await seen(admin, contacts, data.contactId)).toMatchObject({ accountId: null, version: 2 })
  expect(await seen(admin, opportunities, data.opportunityId)).toMatchObject({ accountId: null })
  expect(await seen(admin, leads, lead.id)).toMatchObject({ accountId: null, contactId: data.contactId })
})

test('[SB-37] many at once: who is known is used again, who is refused stays a lead, with the reason', async () => {
  const { rep } = world
  const company = 'Công ty Cả Loạt'
  const account = (await execute(accountKind.create, rep, { name: company, kind: 'organization' })).data.id
  const known = await aLead({ name: 'Người Quen', companyName: 'cong ty ca loat' })
  const person = await aLead({ name: 'Người Lẻ', phone: '0987123123' })
  const done = await aLead({ name: 'Xong rồi' })
  await execute(convertLead, rep, { ...done, ...everything('Công ty Xong') })
  const foreign = (
    await execute(leadKind.create, world.stranger, { name: 'Của người', qualification: 'lead' })
  ).data
  const { data, requestId } = await execute(convertLeads, rep, {
    items: [known, person, { ...done, version: 2 }, foreign],
    withOpportunity: true,
  })
  expect(data.leads).toEqual([
    { id: known.id, name: 'Người Quen', isKnown: true, problem: null },
    { id: person.id, name: 'Người Lẻ', isKnown: false, problem: null },
    { id: done.id, name: 'Xong rồi', isKnown: false, problem: { key: 'alreadyConverted' } },
    { id: foreign.id, name: '', isKnown: false, problem: { key: 'notFound' } },
  ])
  expect(await seen(rep, leads, known.id)).toMatchObject({ accountId: account, status: 'converted' })
  expect((await seen(rep, leads, known.id))?.contactId).not.toBeNull()
  const single = await seen(rep, leads, person.id)
  expect([single?.contactId, typeof single?.opportunityId]).toEqual([null, 'string'])
  await execute(undo, rep, { requestId })
  expect(await seen(rep, leads, known.id)).toMatchObject({ accountId: null, convertedAt: null })
})
