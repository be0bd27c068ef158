import { afterAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { TryAgain } from '@/lib/mail/outbound/deliver'
import { keepUpload } from '@/lib/mail/outbound/files'
import { cancelMessage, retryMessage, testMail } from '@/lib/mail/outbound/outbox-commands'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { deleteUpload } from '@/lib/mail/outbound/uploads'
import { signedMessageId, signedReplyAddress } from '@/lib/mail/thread'
import { opportunities } from '@/lib/opportunities/entity'
import { timelineOf } from '@/lib/records/timeline'
import { anAlias } from '@/tests/support/mail'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, answer, headerOf, type MailServer } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'

const servers: MailServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.stop())))

async function aServer(...behaviour: Parameters<typeof aMailServer>) {
  const server = await aMailServer(...behaviour)
  servers.push(server)
  return server
}

const SECRET = 'kanarienvogel-0815-secret'
const login = { user: 'sales@doi.example', password: SECRET }
const withLogin = { username: login.user, password: SECRET }

test('[XL-13] a mail leaves by the server that was set, with a signed id and a signed way back', async () => {
  const world = await aWorld()
  const server = await aServer({ login })
  await sendsThrough(world, server.port, { ...withLogin, fromName: 'Đội bán hàng' })
  await anAlias(world, 'sales@out.example')
  const card = await aCard(world.rep, { teamId: world.teams[0] })
  const id = await writes(world.rep, card)
  expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 0 })
  await leaves(world, id)
  await leaves(world, id)

  expect(server.taken).toHaveLength(1)
  const [{ raw = '', to, from, user } = { raw: '', to: [], from: '', user: '' }] = server.taken
  expect([from, to, user]).toEqual(['sales@doi.example', ['an@khach.example'], login.user])
  expect(signedMessageId(world.workspace.id, headerOf(raw, 'Message-ID') ?? '')).toBe(id)
  expect(headerOf(raw, 'Reply-To')).toMatch(/^sales\+r\.[0-9a-v]{26}\.[0-9a-v]{16}@out\.example$/)
  expect(signedReplyAddress(world.workspace.id, headerOf(raw, 'Reply-To') ?? '')).toBe(id)
  expect(headerOf(raw, 'Auto-Submitted')).toBeUndefined()
  expect(await stored(id)).toMatchObject({
    state: 'sent',
    reply: expect.stringContaining('4711'),
    attempts: 1,
  })
  const events = await asOwner('select type, actor_name from event where record_id = $1 order by seq', [card])
  expect(events.map(({ type }) => type)).toEqual(['created', 'message.sent', 'message.delivered'])
})

test('[XL-15] without settings nothing leaves: the mail is kept, and can be sent once a server is set', async () => {
  const world = await aWorld()
  const id = await writes(world.rep, await aCard(world.rep))
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'captured', error: null })

  const server = await aServer()
  await sendsThrough(world, server.port)
  await execute(retryMessage, world.rep, { id })
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'sent' })
  expect(server.taken).toHaveLength(1)
})

test('[XL-15] a demo workspace keeps everything, whatever is set', async () => {
  const world = await aWorld()
  const server = await aServer()
  await sendsThrough(world, server.port)
  await asOwner('update workspace set is_demo = true where workspace_id = $1', [world.workspace.id])
  const id = await writes(world.rep, await aCard(world.rep))
  await leaves(world, id)

  expect(await stored(id)).toMatchObject({ state: 'captured' })
  expect(server.taken).toEqual([])
})

test('a mail taken back in time leaves nothing, and its files return to the draft', async () => {
  const world = await aWorld()
  const server = await aServer()
  await sendsThrough(world, server.port)
  const file = await keepUpload(world.rep, {
    name: 'giá.pdf',
    contentType: 'application/pdf',
    content: Buffer.from('%PDF-1'),
  })
  const id = await writes(world.rep, await aCard(world.rep), { uploadIds: [file.id] })
  await expect(execute(cancelMessage, world.stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(cancelMessage, world.manager, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(cancelMessage, world.reader, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await execute(cancelMessage, world.rep, { id })
  await leaves(world, id)

  expect(await asOwner('select from message where id = $1', [id])).toEqual([])
  expect(server.taken).toEqual([])
  expect(await asOwner('select name from upload where id = $1', [file.id])).toEqual([{ name: 'giá.pdf' }])
  await execute(deleteUpload, world.rep, { id: file.id })
})

test('what has left cannot be taken back', async () => {
  const world = await aWorld()
  const id = await writes(world.rep, await aCard(world.rep))
  await leaves(world, id)
  await expect(execute(cancelMessage, world.rep, { id })).rejects.toMatchObject({
    words: { key: 'mailLeft' },
  })
  await expect(execute(cancelMessage, world.rep, { id: 'x' })).rejects.toMatchObject({ code: 'invalid' })
})

test('an answer names its thread, quotes on request and carries files under safe names', async () => {
  const world = await aWorld()
  const server = await aServer()
  await sendsThrough(world, server.port)
  const card = await aCard(world.rep)
  const first = await writes(world.rep, card)
  const hostile = await keepUpload(world.rep, {
    name: '../../báo\u202egpj.exe',
    contentType: 'text/html',
    content: Buffer.from('<script>1</script>'),
  })
  const second = await writes(world.rep, card, {
    answersId: first,
    isQuoting: true,
    subject: 'Re: Báo giá',
    uploadIds: [hostile.id],
  })
  await leaves(world, second)
  const raw = server.taken[0]?.raw ?? ''
  const { message_id, references } = await stored(second)
  const [{ message_id: parent }] = [await stored(first)]

  expect(headerOf(raw, 'Message-ID')).toBe(`<${message_id}>`)
  expect(headerOf(raw, 'In-Reply-To')).toBe(`<${parent}>`)
  expect(references).toEqual([parent])
  expect(raw).toContain('Content-Disposition: attachment')
  expect(raw).not.toMatch(/\.\.\//)
  expect(await stored(second)).toMatchObject({
    quoted: expect.stringMatching(/^Vào .* đã viết:\n> Chào anh/),
  })
})

test('an unreachable server is tried again with the same id; the last try is a failure one can repeat', async () => {
  const world = await aWorld()
  const server = await aServer()
  await sendsThrough(world, server.port)
  await server.stop()
  const id = await writes(world.rep, await aCard(world.rep))
  await expect(leaves(world, id)).rejects.toThrow(TryAgain)
  const tried = await stored(id)
  expect(tried).toMatchObject({
    state: 'queued',
    attempts: 1,
    error: expect.stringContaining('ECONNREFUSED'),
  })
  await expect(execute(cancelMessage, world.rep, { id })).rejects.toMatchObject({
    words: { key: 'mailLeft' },
  })
  await leaves(world, id, true)
  expect(await stored(id)).toMatchObject({ state: 'failed', attempts: 2, message_id: tried.message_id })
  await execute(retryMessage, world.manager, { id })
  expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 0, error: null })
})

test('a permanent refusal fails at once and marks the address; a passing one does neither', async () => {
  const world = await aWorld()
  const server = await aServer({
    refuse: (address) => ({ gone: 550, busy: 450 })[address.split('@')[0] ?? ''],
  })
  await sendsThrough(world, server.port)
  const card = await aCard(world.rep)
  const to = (name: string) => ({ to: [{ name: '', address: `${name}@khach.example` }] })
  const gone = await writes(world.rep, card, to('gone'))
  const busy = await writes(world.rep, card, to('busy'))
  await leaves(world, gone)
  await expect(leaves(world, busy)).rejects.toThrow(TryAgain)

  expect(await stored(gone)).toMatchObject({ state: 'failed', error: expect.stringContaining('5.1.1') })
  expect(await stored(busy)).toMatchObject({ state: 'queued' })
  expect(await asOwner('select address, state from email_address', [])).toEqual([
    { address: 'gone@khach.example', state: 'bounced' },
  ])
  const again = execute(sendMessage, world.rep, {
    entity: 'opportunity',
    recordId: card,
    ...to('gone'),
    subject: 'Lại',
    text: 'Lại',
  })
  await expect(again).rejects.toMatchObject({ code: 'conflict', words: { key: 'addressTrouble' } })
  await writes(world.rep, card, { ...to('gone'), isWarned: true })
})

test('one refused recipient does not keep the mail from the others', async () => {
  const world = await aWorld()
  const server = await aServer({ refuse: (address) => (address.startsWith('gone2') ? 550 : undefined) })
  await sendsThrough(world, server.port)
  const id = await writes(world.rep, await aCard(world.rep), {
    cc: [{ name: '', address: 'gone2@khach.example' }],
  })
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({
    state: 'sent',
    error: expect.stringContaining('gone2@khach.example'),
  })
})

test('a wrong password fails without being told to anybody, even by a server that repeats it', async () => {
  const world = await aWorld()
  const server = await aServer({ login: { ...login, password: 'another' } })
  await sendsThrough(world, server.port, withLogin)
  const card = await aCard(world.rep)
  const id = await writes(world.rep, card)
  await leaves(world, id)
  const seen = await reading(world.rep, (tx) =>
    timelineOf(tx, world.rep, opportunities, card, { strand: 'mail' }),
  )

  expect(await stored(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('535') })
  expect(JSON.stringify(seen)).not.toContain(SECRET)
  expect(JSON.stringify(await asOwner('select * from message'))).not.toContain(SECRET)
  expect(JSON.stringify(await asOwner('select * from event'))).not.toContain(SECRET)
})

test('a message that the server refuses as a whole fails with its words', async () => {
  const world = await aWorld()
  const server = await aServer({
    onMessage: () => {
      throw answer(554, '5.7.1 Looks like spam')
    },
  })
  await sendsThrough(world, server.port)
  const card = await aCard(world.rep)
  const spam = await writes(world.rep, card)
  await leaves(world, spam)
  expect(await stored(spam)).toMatchObject({ state: 'failed', error: expect.stringContaining('5.7.1') })
})

test('[XL-14] a test mail tells what the server said, is marked automatic and is tried once', async () => {
  const world = await aWorld()
  const server = await aServer()
  await sendsThrough(world, server.port)
  const { data } = await execute(testMail, world.admin, { to: 'Boss@Khach.example' })
  await leaves(world, data.id)

  expect(await stored(data.id)).toMatchObject({
    state: 'sent',
    reply: expect.stringContaining('2.0.0 Taken'),
  })
  expect(headerOf(server.taken[0]?.raw ?? '', 'Auto-Submitted')).toBe('auto-generated')
  await server.stop()
  const second = await execute(testMail, world.admin, { to: 'boss@khach.example' })
  const [job] = await asOwner<{ payload: Record<string, unknown> }>(
    `select payload from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
    [second.data.id],
  )
  expect(job?.payload).toMatchObject({ isOnlyAttempt: true })
  await leaves(world, second.data.id, true)
  expect(await stored(second.data.id)).toMatchObject({ state: 'failed' })
  await expect(execute(testMail, world.manager, { to: 'a@b.example' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(execute(testMail, world.admin, { to: 'nobody' })).rejects.toMatchObject({ code: 'invalid' })
})

test("another's card, another's files and a missing right are refused", async () => {
  const world = await aWorld()
  const card = await aCard(world.rep)
  const body = {
    entity: 'opportunity',
    recordId: card,
    to: [{ address: 'a@b.example' }],
    subject: 'x',
    text: 'x',
  }
  const file = await keepUpload(world.manager, {
    name: 'a.txt',
    contentType: 'text/plain',
    content: Buffer.from('a'),
  })

  await expect(execute(sendMessage, world.stranger, body)).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(sendMessage, world.reader, body)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(execute(sendMessage, world.rep, { ...body, to: [] })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(execute(sendMessage, world.rep, { ...body, uploadIds: [file.id] })).rejects.toMatchObject({
    words: { key: 'uploadGone' },
  })
  const foreign = await writes(world.stranger, await aCard(world.stranger))
  await expect(execute(sendMessage, world.rep, { ...body, answersId: foreign })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(execute(retryMessage, world.rep, { id: foreign })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(deleteUpload, world.rep, { id: file.id })).rejects.toMatchObject({ code: 'not_found' })
  expect(await asOwner('select from message where record_id = $1', [card])).toEqual([])
})
