import { afterAll, expect, test, vi } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { TryAgain } from '@/lib/mail/outbound/deliver'
import { keepUpload } from '@/lib/mail/outbound/files'
import { cancelMessage, retryMessage } from '@/lib/mail/outbound/outbox-commands'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { deleteUpload } from '@/lib/mail/outbound/uploads'
import { storage } from '@/lib/mail/storage'
import { signedMessageId, signedReplyAddress } from '@/lib/mail/thread'
import { anAlias } from '@/tests/support/mail'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, headerOf, login, stopMailServers, withLogin } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'

afterAll(stopMailServers)

test('[XL-13] a mail leaves by the server that was set, with a signed id and a signed way back', async () => {
  const world = await aWorld()
  const server = await aMailServer({ login })
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

  const server = await aMailServer()
  await sendsThrough(world, server.port)
  await execute(retryMessage, world.rep, { id })
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'sent' })
  expect(server.taken).toHaveLength(1)
})

test('[XL-15] a demo workspace keeps everything, whatever is set', async () => {
  const world = await aWorld()
  const server = await aMailServer()
  await sendsThrough(world, server.port)
  await asOwner('update workspace set is_demo = true where workspace_id = $1', [world.workspace.id])
  const id = await writes(world.rep, await aCard(world.rep))
  await leaves(world, id)

  expect(await stored(id)).toMatchObject({ state: 'captured' })
  expect(server.taken).toEqual([])
})

test('a mail taken back in time leaves nothing, and its files return to the draft', async () => {
  const world = await aWorld()
  const server = await aMailServer()
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

test('a mail waits while the store of its files is out of order, and leaves whole', async () => {
  const world = await aWorld()
  const server = await aMailServer()
  await sendsThrough(world, server.port)
  const file = await keepUpload(world.rep, {
    name: 'giá.pdf',
    contentType: 'application/pdf',
    content: Buffer.from('%PDF-1'),
  })
  const id = await writes(world.rep, await aCard(world.rep), { uploadIds: [file.id] })
  const down = vi.spyOn(storage, 'find').mockRejectedValue(new Error('503'))
  for (let at = 0; at < 3; at++) await expect(leaves(world, id)).rejects.toThrow(TryAgain)
  down.mockRestore()
  expect(server.taken).toEqual([])
  await leaves(world, id)
  expect(await asOwner('select state from message where id = $1', [id])).toEqual([{ state: 'sent' }])
  expect(server.taken).toHaveLength(1)
})

test('an answer names its thread, quotes on request and carries files under safe names', async () => {
  const world = await aWorld()
  const server = await aMailServer()
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
