import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseKind } from '@/lib/cases/commands'
import { solveCases } from '@/lib/cases/steps'
import { contactKind } from '@/lib/contacts/commands'
import { execute } from '@/lib/kernel/command'
import { TryAgain } from '@/lib/mail/outbound/deliver'
import { cancelMessage } from '@/lib/mail/outbound/outbox-commands'
import { sendToMany } from '@/lib/mail/outbound/send-many'
import { aCareDesk, answered, begun, caseOf } from '@/tests/support/care'
import { aCareAlias, arrives, letter } from '@/tests/support/mail'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, type MailServer } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
let care: string
let server: MailServer
beforeAll(async () => {
  ;({ world, care, server } = await aCareDesk())
})
afterAll(() => server.stop())

test('[SB-10] a mail written from the case is its first answer once it has left, not before and not if taken back', async () => {
  const row = await begun(care, 'dung@khach.example')
  const taken = await answered(world, row.id)
  await execute(cancelMessage, world.rep, { id: String(taken.id) })
  await leaves(world, String(taken.id))
  expect(await caseOf(row.id)).toMatchObject({ first_answered_at: null, state: 'new' })

  const many = await execute(sendToMany, world.rep, {
    ...{ entity: 'support_case', ids: [row.id], subject: 'Bảo trì', text: 'Tối nay bảo trì.' },
  })
  await leaves(world, String(many.data.ids[0]))
  expect(await caseOf(row.id)).toMatchObject({ first_answered_at: null })

  const reply = await answered(world, row.id)
  expect(await caseOf(row.id)).toMatchObject({ first_answered_at: null })
  await leaves(world, String(reply.id))
  expect(await caseOf(row.id)).toMatchObject({ first_answered_at: expect.any(Date), state: 'open' })
  expect(reply.reply_to).toMatch(/^hotro\+r\./)
})

/** Does something while somebody else is about to save the case. */
async function besideAnEdit<T>(id: string, work: () => Promise<T>): Promise<T> {
  await asOwner('begin')
  await asOwner('update support_case set version = version + 1 where id = $1', [id])
  const going = work()
  const waiting = 'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))'
  while ((await asOwner(waiting)).length === 0) await new Promise(setImmediate)
  await asOwner('commit')
  return going
}

test('[SB-10] an edit at the same time neither sends an answer twice nor refuses the customer', async () => {
  const row = await begun(care, 'phong@khach.example')
  const reply = await answered(world, row.id)
  const before = server.taken.length
  await besideAnEdit(row.id, () => leaves(world, String(reply.id)))
  await leaves(world, String(reply.id))
  expect(server.taken).toHaveLength(before + 1)
  const { version } = await caseOf(row.id)
  await execute(solveCases, world.admin, { items: [{ id: row.id, version }] })
  const thread = { From: 'phong@khach.example', 'In-Reply-To': `<${reply.message_id}>` }
  expect(await besideAnEdit(row.id, () => arrives(letter(thread), care))).toMatchObject({
    outcome: 'threaded',
  })
  expect(await caseOf(row.id)).toMatchObject({ state: 'open', first_answered_at: expect.any(Date) })
})

test('[R13] an answer that a server refuses, or keeps waiting, meets no deadline and leaves the customer waiting', async () => {
  const own = await aWorld()
  const help = await aCareAlias(own, 'help@refuse.example', { owner_rule: 'unassigned' })
  const arrived = await arrives(letter(), help)
  const [id = ''] = arrived.opportunityIds
  const server = await aMailServer({ refuse: (address) => (address.startsWith('busy') ? 421 : 550) })
  await sendsThrough(own, server.port)
  const to = (name: string) => ({
    entity: 'support_case',
    to: [{ name: '', address: `${name}@khach.example` }],
  })
  const [busy, gone] = [await writes(own.rep, id, to('busy')), await writes(own.rep, id, to('gone'))]
  await expect(leaves(own, busy)).rejects.toThrow(TryAgain)
  await leaves(own, gone)
  await server.stop()
  expect(await stored(gone)).toMatchObject({ state: 'failed' })
  expect(await caseOf(id)).toMatchObject({ first_answered_at: null, state: 'new' })
  const waiting = await asOwner('select from message where record_id = $1 and waits_since is not null', [id])
  expect(waiting).toHaveLength(1)
})

test('a case made by hand is answered to its contact', async () => {
  const contact = { name: 'Lê Thị Giang', email: 'giang@khach.example' }
  const contactId = (await execute(contactKind.create, world.admin, contact)).data.id
  const made = await execute(caseKind.create, world.admin, { subject: 'Hỏi', priority: 'low', contactId })
  expect(await caseOf(made.data.id)).toMatchObject({
    ...{ contact_name: contact.name, contact_email: contact.email },
  })
  const other = (await execute(contactKind.create, world.admin, { name: 'Lê Thị Hà' })).data.id
  const link = (to: string, version: number, more = {}) =>
    execute(caseKind.update, world.admin, { id: made.data.id, version, patch: { contactId: to, ...more } })
  await link(other, 1)
  expect(await caseOf(made.data.id)).toMatchObject({
    ...{ contact_name: 'Lê Thị Hà', contact_email: contact.email },
  })
  await link(contactId, 2, { contactName: null })
  expect(await caseOf(made.data.id)).toMatchObject({ contact_name: null, contact_email: contact.email })
})
