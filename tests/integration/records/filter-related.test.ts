import { beforeAll, expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { accounts } from '@/lib/accounts/entity'
import { activityKind } from '@/lib/activities/commands'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { type Entity, entityNamed } from '@/lib/kernel/entity'
import { answer } from '@/lib/kernel/read'
import { parseFilter } from '@/lib/records/filter'
import type { Filter } from '@/lib/records/filter-shape'
import { recordKinds } from '@/lib/records/kinds'
import { countRecords, listRecords } from '@/lib/records/query'
import { pickable } from '@/lib/records/reads'
import { relationsOf } from '@/lib/records/relations'
import { loadEverything } from '@/tests/support/everything'
import { aCard, aWorld, type World } from '@/tests/support/world'

let world: World

beforeAll(async () => {
  await loadEverything()
  world = await aWorld()
  const { admin, rep, stages } = world
  const customer = async (name: string, more = {}) =>
    (await execute(accountKind.create, admin, { name, kind: 'organization', ...more })).data.id
  const an = await customer('An')
  const binh = await customer('Bình', { parentId: an })
  const cuong = await customer('Cường')
  await customer('Dũng')
  await aCard(admin, { accountId: an, stageId: stages[4], ownerId: rep.id })
  await aCard(admin, { accountId: an, amount: 5 })
  await aCard(admin, { accountId: binh, amount: 900 })
  const contact = async (name: string, accountId: string) =>
    (await execute(contactKind.create, admin, { name, accountId })).data.id
  const lan = await contact('Lan', an)
  await contact('Mai', cuong)
  const call = { kind: 'task', subject: 'Hỏi thăm', dueOn: '2026-11-02' }
  await execute(activityKind.create, admin, { ...call, accountId: binh, contactIds: [lan] })
})

async function found(entity: Entity, filter: Filter, actor: Actor = world.admin): Promise<string> {
  const { rows } = await reading(actor, (tx) =>
    listRecords(tx, actor, entity, { filter, sort: { field: 'name', descending: false } }),
  )
  expect(await reading(actor, (tx) => countRecords(tx, actor, entity, { filter }))).toBe(rows.length)
  return rows.map(({ name }) => String(name)[0]).join('')
}

const won: Filter = ['status', 'is', 'won']
const withDeal = (where?: Filter): Filter => ({ has: 'opportunity.accountId', where })

test('[SB-42] customers are found by what refers to them, or by none that does', async () => {
  expect(await found(accounts, withDeal())).toBe('AB')
  expect(await found(accounts, withDeal(won))).toBe('A')
  expect(await found(accounts, { lacks: 'opportunity.accountId', where: won })).toBe('BCD')
  expect(await found(accounts, { lacks: 'opportunity.accountId' })).toBe('CD')
  expect(await found(accounts, { not: withDeal(won) })).toBe('BCD')
  expect(await found(accounts, { lacks: 'activity.accountId', where: ['dueOn', 'gte', '2026-11-01'] })).toBe(
    'ACD',
  )
})

test('[SB-42] all that is said of a related record is said of the same one', async () => {
  expect(await found(accounts, withDeal({ and: [won, ['amount', 'is', 5]] }))).toBe('')
  expect(await found(accounts, { and: [withDeal(won), withDeal(['amount', 'is', 5])] })).toBe('A')
})

test('[SB-42] people are found by what they belong to, and by what refers to that', async () => {
  expect(await found(contacts, { has: 'accountId', where: ['name', 'is', 'Cường'] })).toBe('M')
  expect(await found(contacts, { has: 'accountId', where: withDeal(won) })).toBe('L')
  expect(await found(contacts, { lacks: 'accountId', where: withDeal(won) })).toBe('M')
})

test('[SB-42] relations lead through lists of participants, and from a kind to itself', async () => {
  expect(await found(contacts, { has: 'activity.contactIds' })).toBe('L')
  expect(await found(accounts, { has: 'account.parentId', where: ['name', 'is', 'Bình'] })).toBe('A')
  expect(await found(accounts, { has: 'parentId', where: ['name', 'is', 'An'] })).toBe('B')
  expect(await found(accounts, { lacks: 'parentId' })).toBe('ACD')
})

test('[S2] only related records within reach count, and no hidden field tells of them', async () => {
  const { admin, rep } = world
  const sees: Actor = { ...rep, grants: { ...rep.grants, 'account:read': ['all'] } }
  expect(await found(accounts, withDeal(), sees)).toBe('A')
  const blind: Actor = { ...sees, grants: { ...sees.grants, 'opportunity:read': undefined } }
  await expect(found(accounts, withDeal(), blind)).rejects.toMatchObject({ code: 'invalid' })
  const limited = (field: string): Actor => ({
    ...admin,
    fieldRights: { opportunity: { [field]: 'hidden' } },
  })
  await expect(found(accounts, withDeal(['amount', 'is', 5]), limited('amount'))).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(found(accounts, withDeal(), limited('accountId'))).rejects.toMatchObject({ code: 'invalid' })
})

test.each([
  ['nothing'],
  ['opportunity.ownerId'],
  ['opportunity.nothing'],
  ['ownerId'],
  ['mergedIntoId'],
  ['account.mergedIntoId'],
  ['__proto__'],
])('a relation by %s is refused', async (name) => {
  await expect(found(accounts, { has: name })).rejects.toMatchObject({ code: 'invalid' })
})

test('relations lead two steps and no further, in filters no longer than an address', async () => {
  const back: Filter = { has: 'accountId', where: withDeal({ has: 'accountId' }) }
  await expect(found(contacts, back)).rejects.toMatchObject({ code: 'invalid' })
  const { list } = recordKinds.get('account') ?? expect.unreachable()
  const query = {
    filter: { or: Array.from({ length: 20 }, () => withDeal(['title', 'is', 'a'.repeat(200)])) },
  }
  await expect(answer(list, world.admin, { query })).rejects.toMatchObject({ code: 'invalid' })
})

test('every relation that is offered can be asked for, and an address carries it', async () => {
  const { admin } = world
  const kinds = [...pickable.keys()]
  expect(kinds).toContain('opportunity')
  for (const kind of kinds) {
    const { filterParts } = pickable.get(kind) ?? expect.unreachable()
    const { description, relations, options } = await answer(filterParts, admin, {})
    expect(description.name).toBe(kind)
    expect(options.member?.length).toBeGreaterThan(0)
    for (const { name } of relations) {
      const asked: Filter = { and: [{ has: name }, { lacks: name, where: ['ownerId', 'is', 'me'] }] }
      const filter = parseFilter(JSON.stringify(asked))
      expect(filter).toEqual(asked)
      await reading(admin, (tx) => countRecords(tx, admin, entityNamed(kind), { filter }))
    }
  }
  const names = relationsOf(admin, accounts).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['opportunity.accountId', 'contact.accountId', 'parentId']))
})
