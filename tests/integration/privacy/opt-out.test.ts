import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { systemActor } from '@/lib/kernel/actor'
import { command, execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { learn } from '@/lib/mail/address'
import { recordConsent, withdrawConsent } from '@/lib/privacy/commands'
import { consentsOf } from '@/lib/privacy/consents-of'
import { consents } from '@/lib/privacy/entity'
import { getRecord, listRecords } from '@/lib/records/query'
import { undo } from '@/lib/records/undo'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'
import { eventsOf } from '../identity/people'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const address = 'lan@khach.test'
const marked = (optedOut: boolean) => [{ address, optedOut, invalid: false }]
const aContact = async (by = world.rep) =>
  (await execute(contactKind.create, by, { name: 'Lan', phone: '0912333444', emails: [address] })).data
const mark = (ref: { id: string; version: number }, optedOut: boolean, by = world.rep) =>
  execute(contactKind.update, by, { ...ref, patch: { emails: marked(optedOut) } })
const given = {
  ...{
    name: 'Lan',
    email: address,
    purpose: 'Bản tin',
    channel: 'email',
    wording: 'Tôi đồng ý',
    proof: 'Phiếu 1',
  },
  ...{ givenOn: '2026-11-01', isExplicit: true },
}
const ledger = () =>
  asOwner<Record<string, unknown>>(
    `select purpose, channel, given_on, withdrawn_on is not null as withdrawn, withdrawn_via, withdrawn_by, recorded_by, proof
     from consent where workspace_id = $1 order by created_at, id`,
    [world.workspace.id],
  )

test('a mark withdraws what was agreed to by mail, whoever sets it, and leaves the other channels', async () => {
  await execute(recordConsent, world.admin, given)
  await execute(recordConsent, world.admin, { ...given, channel: 'zalo', phone: '0912333444' })
  await mark(await aContact(), true)
  expect(await ledger()).toMatchObject([
    {
      channel: 'email',
      withdrawn: true,
      withdrawn_via: 'mark',
      withdrawn_by: world.rep.id,
      proof: 'Phiếu 1',
    },
    { channel: 'zalo', withdrawn: false, withdrawn_via: null },
  ])
  expect(await eventsOf(world.workspace.id, 'withdrawn')).toMatchObject([
    { entity: 'consent', actor_id: world.rep.id },
  ])
})

test('where nothing was agreed to the refusal itself is kept, once, and found in the ledger', async () => {
  const contact = await aContact()
  const { data } = await mark(contact, true)
  await execute(contactKind.update, world.rep, { ...data, patch: { name: 'Lan Anh' } })
  const rows = await ledger()
  expect(rows).toMatchObject([
    {
      purpose: 'Nhận thư quảng cáo',
      channel: 'email',
      given_on: null,
      withdrawn: true,
      recorded_by: world.rep.id,
    },
  ])
  expect(rows[0]?.proof).toContain(world.rep.name)
  const found = await reading(world.admin, (tx) =>
    listRecords(tx, world.admin, consents, { search: address }),
  )
  expect(found.rows).toHaveLength(1)
  await expect(
    execute(withdrawConsent, world.admin, { id: found.rows[0]?.id, version: 1 }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a new record of somebody who refused adds nothing; taking the mark away or undoing it agrees to nothing', async () => {
  await execute(recordConsent, world.admin, given)
  const contact = await aContact()
  const { requestId } = await mark(contact, true)
  await execute(contactKind.create, world.admin, { name: 'Lan khác', emails: [address] })
  await execute(undo, world.rep, { requestId })
  const now = await reading(world.rep, (tx) => getRecord(tx, world.rep, contacts, contact.id))
  expect(now?.emails).toEqual(marked(false))
  const once = await ledger()
  expect(once).toMatchObject([{ withdrawn: true, withdrawn_via: 'mark' }])
  const again = await mark({ id: contact.id, version: Number(now?.version) }, true)
  await mark(again.data, false)
  expect(await ledger()).toHaveLength(2)
})

test('a complaint is a refusal by the product’s own hand', async () => {
  await aContact()
  const told = command({
    name: 'test.learn',
    permission: 'mail:write',
    input: z.strictObject({}),
    run: async (context) => ({
      data: null,
      events: await learn(context, { address, state: 'complained', reason: 'spam' }),
    }),
  })
  await execute(told, systemActor(world.workspace), {})
  expect(await ledger()).toMatchObject([
    { withdrawn_via: 'complaint', withdrawn_by: null, recorded_by: null },
  ])
})

test('whoever sees the address sees how it stands; hidden, it tells nothing', async () => {
  await execute(recordConsent, world.admin, given)
  await execute(recordConsent, world.admin, { ...given, email: null, channel: 'call', phone: '0912333444' })
  await execute(recordConsent, world.admin, { ...given, email: 'mai@khach.test' })
  const { data } = await mark(await aContact(), true)
  const shown = (by: World['rep']) =>
    reading(by, async (tx) => {
      const row = await getRecord(tx, by, contacts, data.id)
      return (await consentsOf(tx, by, contacts, row ?? data)).map(({ channel, withdrawnOn, by: who }) => ({
        ...{ channel, withdrawn: withdrawnOn !== null, who },
      }))
    })
  expect(await shown(world.rep)).toEqual([
    { channel: 'call', withdrawn: false, who: world.admin.name },
    { channel: 'email', withdrawn: true, who: world.rep.name },
  ])
  const blind = {
    ...world.rep,
    fieldRights: { contact: { email: 'hidden' as const, phone: 'hidden' as const } },
  }
  expect(await shown(blind)).toEqual([])
})
