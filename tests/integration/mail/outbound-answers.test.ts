import { afterAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { TryAgain } from '@/lib/mail/outbound/deliver'
import { cancelMessage, retryMessage, testMail } from '@/lib/mail/outbound/outbox-commands'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { opportunities } from '@/lib/opportunities/entity'
import { timelineOf } from '@/lib/records/timeline'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, answer, headerOf, login, stopMailServers, withLogin } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'

afterAll(stopMailServers)

test('an unreachable server is tried again with the same id; the last try is a failure one can repeat', async () => {
  const world = await aWorld()
  const server = await aMailServer()
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
  const server = await aMailServer({
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
  const server = await aMailServer({ refuse: (address) => (address.startsWith('gone2') ? 550 : undefined) })
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
  const server = await aMailServer({ login: { ...login, password: 'another' } })
  await sendsThrough(world, server.port, withLogin)
  const card = await aCard(world.rep)
  const id = await writes(world.rep, card)
  await leaves(world, id)
  const seen = await reading(world.rep, (tx) =>
    timelineOf(tx, world.rep, opportunities, card, { strand: 'mail' }),
  )

  expect(await stored(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('535') })
  expect(JSON.stringify(seen)).not.toContain(login.password)
  expect(JSON.stringify(await asOwner('select * from message'))).not.toContain(login.password)
  expect(JSON.stringify(await asOwner('select * from event'))).not.toContain(login.password)
})

test('a message that the server refuses as a whole fails with its words', async () => {
  const world = await aWorld()
  const server = await aMailServer({
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
  const server = await aMailServer()
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
