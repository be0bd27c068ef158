import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { attachment } from '@/db/schema'
import { accountKind } from '@/lib/accounts/commands'
import { mailTemplateCommands } from '@/lib/dictionaries/commands'
import { forgetFreed } from '@/lib/files/freed'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { enqueueIn } from '@/lib/kernel/job'
import { answer } from '@/lib/kernel/read'
import { keepUpload } from '@/lib/mail/outbound/files'
import { forgetFile } from '@/lib/mail/outbound/forget'
import { cancelMessages } from '@/lib/mail/outbound/outbox-commands'
import { mailRecipients, sendToMany } from '@/lib/mail/outbound/send-many'
import { saveSignature } from '@/lib/mail/outbound/signature'
import { storage } from '@/lib/mail/storage'
import { recordConsent } from '@/lib/privacy/commands'
import { forgetFile as forgetStored } from '@/lib/privacy/jobs'
import { leaves, stored } from '@/tests/support/mail-out'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const customer = async (name: string, emails: object[], actor: Actor = world.rep) =>
  (await execute(accountKind.create, actor, { name, kind: 'person', emails })).data.id
const address = (address: string, marks = {}) => ({ address, ...marks })
const letter = { subject: 'Chào {{ho_ten}}', text: 'Gửi {{ho_ten}}, {{nguoi_phu_trach}} phụ trách.' }
const sent = () =>
  asOwner<{ to: { address: string }[]; subject: string; text: string; record_id: string }>(
    `select "to", subject, text, record_id from message where workspace_id = $1 order by subject`,
    [world.workspace.id],
  )

test('[CS-43] each gets a mail of their own; who has no use for it is left out, with the reason', async () => {
  const { rep, stranger } = world
  const an = await customer('An', [address('an@x.test')])
  const binh = await customer('Bình', [address('binh@x.test')])
  const none = await customer('Không', [])
  const refuses = await customer('Từ chối', [
    address('other@x.test'),
    address('no@x.test', { optedOut: true }),
  ])
  const broken = await customer('Hỏng', [address('bad@x.test', { invalid: true })])
  const returned = await customer('Trả lại', [address('back@x.test')])
  const again = await customer('An 2', [address('an@x.test')])
  const foreign = await customer('Người khác', [address('f@x.test')], stranger)
  await asOwner(
    `insert into email_address (workspace_id, address, state) values ($1, 'back@x.test', 'bounced')`,
    [world.workspace.id],
  )
  const ids = [an, binh, none, refuses, broken, returned, again, foreign]
  const found = await answer(mailRecipients, rep, { entity: 'account', ids })
  expect(found.recipients.map(({ to }) => to.address)).toEqual(['an@x.test', 'binh@x.test'])
  expect(found.leftOut.map(({ name, reason }) => [name, reason])).toEqual([
    ['Không', 'missing'],
    ['Từ chối', 'optedOut'],
    ['Hỏng', 'invalid'],
    ['Trả lại', 'bounced'],
    ['An 2', 'twice'],
  ])
  expect(found.outOfReach).toBe(1)

  await execute(saveSignature, rep, { signature: 'Trân trọng,\nRep' })
  const { data } = await execute(sendToMany, rep, { entity: 'account', ids, ...letter })
  expect(data.ids).toHaveLength(2)
  expect(await sent()).toMatchObject([
    { to: [{ address: 'an@x.test' }], subject: 'Chào An', record_id: an },
    {
      to: [{ address: 'binh@x.test' }],
      text: 'Gửi Bình, Rep phụ trách.\n\nTrân trọng,\nRep',
      record_id: binh,
    },
  ])
  const told = await asOwner(`select record_id from event where type = 'message.sent' order by seq`)
  expect(told.map((row) => row.record_id)).toEqual(expect.arrayContaining([an, binh]))
  for (const id of data.ids) await leaves(world, id)
  expect(await stored(data.ids[0] ?? '')).toMatchObject({ state: 'captured' })
  await expect(execute(cancelMessages, rep, { ids: data.ids })).rejects.toMatchObject({ code: 'conflict' })
})

test('the ledger of consents counts: a refusal that nothing agreed to later outweighs', async () => {
  const { admin, rep } = world
  const id = await customer('Minh', [address('minh@x.test')])
  const given = {
    ...{ name: 'Minh', email: 'minh@x.test', phone: null, purpose: 'Tin', channel: 'email', wording: 'w' },
    ...{ proof: 'p', isExplicit: true, givenOn: '2026-11-01' },
  }
  const { data } = await execute(recordConsent, admin, given as never)
  const ask = async () => (await answer(mailRecipients, rep, { entity: 'account', ids: [id] })).leftOut
  expect(await ask()).toEqual([])
  await asOwner(`update consent set withdrawn_on = '2026-11-02', withdrawn_via = 'mark' where id = $1`, [
    data.id,
  ])
  expect(await ask()).toMatchObject([{ reason: 'optedOut' }])
})

test('all of it is taken back within the window, and what is scheduled until it leaves', async () => {
  const { rep } = world
  const ids = [await customer('An', [address('an@x.test')])]
  const leavesAt = new Date(Date.now() + 86_400_000).toISOString()
  const { data } = await execute(sendToMany, rep, { entity: 'account', ids, ...letter, leavesAt })
  const [job] = await asOwner<{ run_at: Date }>(`select run_at from graphile_worker.jobs where key like $1`, [
    `%mail.send:${data.ids[0]}`,
  ])
  expect(job?.run_at.toISOString()).toBe(leavesAt)
  await execute(cancelMessages, rep, { ids: data.ids })
  expect(await sent()).toEqual([])
})

test('[CS-43] one stored file goes to all, is kept while a mail holds it, and forgotten when all are taken back', async () => {
  const { rep, workspace } = world
  const ids = [await customer('An', [address('an@x.test')]), await customer('Bình', [address('binh@x.test')])]
  const file = () =>
    keepUpload(rep, { name: 'Bảng giá.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1') })
  const kept = await file()
  const { data } = await execute(sendToMany, rep, { entity: 'account', ids, ...letter, uploadIds: [kept.id] })
  const files = await asOwner<{ id: string; message_id: string; storage_key: string; name: string }>(
    'select id, message_id, storage_key, name from attachment where workspace_id = $1',
    [workspace.id],
  )
  expect(files.map(({ message_id }) => message_id).sort()).toEqual([...data.ids].sort())
  const keys = new Set(files.map(({ storage_key }) => storage_key))
  expect([keys.size, files[0]?.name]).toEqual([1, 'Bảng giá.pdf'])
  const [key = ''] = keys

  const [first = '', second = ''] = data.ids
  await execute(cancelMessages, rep, { ids: [first] })
  await forgetFile({ workspaceId: workspace.id, id: kept.id, key })
  await leaves(world, second)
  expect(await stored(second)).toMatchObject({ state: 'captured' })
  expect((await storage.get(key)).toString()).toBe('%PDF-1')

  const again = await file()
  const more = await execute(sendToMany, rep, { entity: 'account', ids, ...letter, uploadIds: [again.id] })
  const [held] = await asOwner<{ key: string }>(
    'select storage_key as key from attachment where message_id = $1',
    [more.data.ids[0]],
  )
  await execute(cancelMessages, rep, { ids: more.data.ids })
  const free = await asOwner('select id, member_id from upload where storage_key = $1', [held?.key])
  expect(free).toEqual([{ id: again.id, member_id: rep.id }])
  const anew = await execute(sendToMany, rep, {
    ...{ entity: 'account', ids, ...letter, uploadIds: [again.id] },
  })
  expect(await asOwner('select from attachment where storage_key = $1', [held?.key])).toHaveLength(2)
  await execute(cancelMessages, rep, { ids: anew.data.ids })
  await forgetFile({ workspaceId: workspace.id, id: again.id, key: String(held?.key) })
  await expect(storage.get(String(held?.key))).rejects.toThrow()
})

test('a file goes with the last two mails that hold it, also when both go at once', async () => {
  const { rep, workspace } = world
  const ids = [await customer('An', [address('an@x.test')]), await customer('Bình', [address('binh@x.test')])]
  const content = Buffer.from('%PDF-1')
  const kept = await keepUpload(rep, { name: 'Giá.pdf', contentType: 'application/pdf', content })
  const { data } = await execute(sendToMany, rep, { entity: 'account', ids, ...letter, uploadIds: [kept.id] })
  const [file] = await asOwner<{ key: string }>('select storage_key as key from attachment where id = $1', [
    kept.id,
  ])
  const key = String(file?.key)
  const forget = () =>
    forgetStored.run({ key }, { workspaceId: workspace.id, attempt: 1, isLastAttempt: false })
  await forget()
  expect((await storage.get(key)).toString()).toBe('%PDF-1')

  const dropping = (at: number, also = async () => {}) =>
    database().transact({ workspaceId: workspace.id }, async (tx) => {
      await tx.delete(attachment).where(eq(attachment.messageId, String(data.ids[at])))
      await also()
      await forgetFreed({ enqueue: enqueueIn(tx) }, [key])
    })
  await dropping(0, () => dropping(1))
  const jobs = `select from graphile_worker._private_jobs where payload::text like '%' || $1 || '%' and key is null`
  expect(await asOwner(jobs, [key])).not.toEqual([])
  await forget()
  await expect(storage.get(key)).rejects.toThrow()
})

test('a file that is not the sender’s own stops a mail to many, and nothing is sent', async () => {
  const { rep, manager } = world
  const ids = [await customer('An', [address('an@x.test')])]
  const theirs = await keepUpload(manager, {
    name: 'x.pdf',
    contentType: 'application/pdf',
    content: Buffer.from('x'),
  })
  const send = execute(sendToMany, rep, { entity: 'account', ids, ...letter, uploadIds: [theirs.id] })
  await expect(send).rejects.toMatchObject({ code: 'conflict', words: { key: 'uploadGone' } })
  expect(await sent()).toEqual([])
})

test('who refuses such mails before theirs leaves does not get it, and what is in the bin is not written to', async () => {
  const { admin, rep } = world
  const ids = [await customer('An', [address('an@x.test')]), await customer('Bình', [address('binh@x.test')])]
  ids.push(await customer('Chi', [address('chi@x.test')]))
  const { data } = await execute(sendToMany, rep, { entity: 'account', ids, ...letter })
  const [an = '', binh = '', chi = ''] = data.ids
  await execute(accountKind.update, rep, {
    ...{ id: ids[0] ?? '', version: 1 },
    patch: { emails: [address('an@x.test', { optedOut: true })] },
  })
  await execute(accountKind.remove, admin, { id: ids[1] ?? '', version: 1 })
  for (const id of [an, binh, chi]) await leaves(world, id)
  for (const id of [an, binh]) expect(await stored(id)).toMatchObject({ state: 'failed', error: 'unwilling' })
  expect(await stored(chi)).toMatchObject({ state: 'captured' })
})

test('nothing is sent with an unknown field, to nobody, without the right, or too far ahead', async () => {
  const { rep, reader } = world
  const ids = [await customer('An', [address('an@x.test')])]
  const send = (actor: Actor, more: object) =>
    execute(sendToMany, actor, { entity: 'account', ids, ...letter, ...more })
  await expect(send(rep, { text: '{{luong}}' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(send(reader, {})).rejects.toMatchObject({ code: 'forbidden' })
  await expect(send(rep, { leavesAt: '2099-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(send(rep, { ids: [await customer('Không', [])] })).rejects.toMatchObject({ code: 'invalid' })
  await expect(send(world.stranger, {})).rejects.toMatchObject({ code: 'invalid' })
  expect(await sent()).toEqual([])
})

test('a template names only fields that there are', async () => {
  const { admin } = world
  const values = { name: 'Chào', ...letter, kinds: ['account'] }
  await execute(mailTemplateCommands.create, admin, values)
  const wrong = execute(mailTemplateCommands.create, admin, { ...values, name: 'Sai', text: '{{luong}}' })
  await expect(wrong).rejects.toMatchObject({ code: 'invalid' })
  const found = async (entity: 'account' | 'lead') =>
    (await answer(mailRecipients, admin, { entity, ids: [admin.id ?? ''] })).templates.length
  expect([await found('account'), await found('lead')]).toEqual([1, 0])
})
