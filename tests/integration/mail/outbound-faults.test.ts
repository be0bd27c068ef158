import { createServer, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { TryAgain } from '@/lib/mail/outbound/deliver'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, headerOf, stopMailServers } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

afterAll(stopMailServers)

type Step = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'end'

/** A server that takes mail by the letter, but says something else at one step: a code, or nothing, hanging up. */
async function aFaultyServer(step: Step, said: string | null) {
  const mails: string[] = []
  const faults = { left: Number.POSITIVE_INFINITY }
  const server = createServer((socket) => {
    socket.on('error', () => {})
    talk(socket)
  })
  const isDue = (now: Step) => now === step && faults.left-- > 0
  function talk(socket: Socket) {
    const reply = (now: Step, usual: string) => {
      if (!isDue(now)) return socket.write(`${usual}\r\n`)
      if (said === null) return socket.destroy()
      return socket.write(`${said}\r\n`)
    }
    let mail: string | null = null
    let rest = ''
    reply('greeting', '220 faulty')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      if (mail !== null) {
        mail = rest
        if (!mail.endsWith('\r\n.\r\n')) return
        mails.push(mail)
        mail = null
        rest = ''
        reply('end', '250 2.0.0 Taken')
        return
      }
      for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
        const word = rest.slice(0, 4).toUpperCase()
        rest = rest.slice(at + 2)
        if (word === 'QUIT') return void socket.end('221 bye\r\n')
        if (word === 'DATA') {
          if (step !== 'DATA') mail = ''
          reply('DATA', '354 go')
          return
        }
        reply(word as Step, '250 ok')
      }
    })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { port, mails, faults, stop: () => new Promise((resolve) => server.close(resolve)) }
}

const jobOf = async (id: string) =>
  (
    await asOwner<{ max_attempts: number }>(
      `select max_attempts from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
      [id],
    )
  )[0]

async function aMail(world: World, port: number) {
  await sendsThrough(world, port)
  return writes(world.rep, await aCard(world.rep))
}

test.each<[Step, string | null]>([
  ['greeting', '421 4.3.2 Closing'],
  ['greeting', null],
  ['MAIL', '451 4.3.0 Later'],
  ['RCPT', '450 4.2.1 Busy'],
  ['DATA', '452 4.3.1 Full'],
  ['end', '421 4.3.2 Closing'],
  ['end', '450 4.2.1 Greylisted'],
])('[R13] what may pass at %s (%s) keeps the mail, with its id, for another try', async (step, said) => {
  const server = await aFaultyServer(step, said)
  const world = await aWorld()
  const id = await aMail(world, server.port)
  const { message_id } = await stored(id)
  await expect(leaves(world, id)).rejects.toThrow(TryAgain)
  expect(await stored(id)).toMatchObject({ state: 'queued', attempts: 1, error: expect.any(String) })
  expect(await asOwner('select from email_address where state = $1', ['bounced'])).toEqual([])
  // The queue waits e to the power of the tries, in seconds, and gives up after ten.
  expect(await jobOf(id)).toEqual({ max_attempts: 10 })
  server.faults.left = 0
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 2, message_id })
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ attempts: 2 })
  await server.stop()
})

test.each<[Step, string]>([
  ['RCPT', '550 5.1.1 Nobody'],
  ['MAIL', '553 5.1.8 Not you'],
  ['DATA', '554 5.7.1 No'],
  ['end', '550 5.7.1 Spam'],
])('[R13] what will not pass at %s (%s) fails at once, and is never tried again', async (step, said) => {
  const server = await aFaultyServer(step, said)
  const world = await aWorld()
  const id = await aMail(world, server.port)
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'failed', attempts: 1 })
  server.faults.left = 0
  await leaves(world, id)
  expect(await stored(id)).toMatchObject({ state: 'failed', attempts: 1 })
  expect(server.mails.length).toBe(step === 'end' ? 1 : 0)
  await server.stop()
})

test('[R13] cut after DATA, a mail goes out once more, the same, and then no more', async () => {
  const server = await aFaultyServer('end', null)
  server.faults.left = 1
  const world = await aWorld()
  const id = await aMail(world, server.port)
  await expect(leaves(world, id)).rejects.toThrow(TryAgain)
  await leaves(world, id)
  await leaves(world, id)
  expect(server.mails).toHaveLength(2)
  expect(new Set(server.mails.map((mail) => headerOf(mail, 'Message-ID'))).size).toBe(1)
  expect(await stored(id)).toMatchObject({ state: 'sent', attempts: 2 })
  await server.stop()
})

test('[R13] while a server is slow no transaction stays open, and its card is worked on', async () => {
  let begin = () => {}
  let end = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const server = await aMailServer({
    async onMessage() {
      begin()
      await ended
    },
  })
  const world = await aWorld()
  await sendsThrough(world, server.port)
  const card = await aCard(world.rep)
  const id = await writes(world.rep, card)
  const sending = leaves(world, id)
  await begun
  const open = await asOwner(
    `select query from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
  )
  expect(open).toEqual([])
  const [{ version } = { version: 0 }] = await asOwner<{ version: number }>(
    'select version from opportunity where id = $1',
    [card],
  )
  await execute(updateOpportunity, world.rep, { id: card, version, patch: { title: 'Trong lúc chờ' } })
  end()
  await sending
  expect(await stored(id)).toMatchObject({ state: 'sent' })
})
