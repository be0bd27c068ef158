import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { contactKind } from '@/lib/contacts/commands'
import { execute } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { withImap } from '@/lib/mail/imap/client'
import { fetchNow } from '@/lib/mail/mailbox/commands'
import { LOGIN } from '@/tests/support/imap-login'
import { aHostileServer, anImapServer } from '@/tests/support/imap-server'
import { anAlias, letter } from '@/tests/support/mail'
import { endMailProcesses, mailProcess } from '@/tests/support/mail-process'
import { connects, looks, stateOf, takesInFrom } from '@/tests/support/mailboxes'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

const stops: (() => Promise<void> | void)[] = [endMailProcesses]
afterAll(async () => {
  for (const stop of stops) await stop()
})

const at = (port: number, security: 'none' | 'starttls' | 'tls' = 'none') => ({
  ...{ host: '127.0.0.1', port, security },
  ...LOGIN,
})

async function hostile(talk: (socket: Socket) => void) {
  const server = await aHostileServer(talk)
  stops.push(server.stop)
  return server.port
}

/** A server that lets everybody in and answers each command with whatever is given. */
const answering = (say: (socket: Socket, command: string, tag: string) => boolean) =>
  hostile((socket) => {
    socket.write('* OK [CAPABILITY IMAP4rev1] Welcome\r\n')
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        const [tag = '', command = ''] = line.split(' ')
        if (!say(socket, line.slice(tag.length + 1), tag)) socket.write(`${tag} OK ${command} done\r\n`)
      }
    })
  })

const trouble = (server: ReturnType<typeof at>, limits = {}) =>
  withImap(server, async (client) => void (await client.mailboxOpen('INBOX')), limits).then(
    () => 'none',
    ({ kind }: { kind?: string }) => kind,
  )

test('a server with a wrong certificate, or without any, learns no password', async () => {
  const server = await anImapServer({ isSecure: true })
  const plain = await anImapServer()
  stops.push(server.stop, plain.stop)
  expect(await trouble(at(server.port, 'tls'))).toBe('certificate')
  expect(await trouble(at(plain.port, 'tls'))).toBe('unreachable')
  const heard: string[] = []
  const port = await answering((_, command) => heard.push(command) < 0)
  expect(await trouble(at(port, 'starttls'))).toMatch(/refused|unreachable|unexpected/)
  expect(heard.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE/i)
})

test('a server that never ends is cut off, whatever it never ends with', async () => {
  const silent = await hostile(() => {})
  expect(await trouble(at(silent), { milliseconds: 700 })).toBe('timeout')
  const pouring = (piece: string) => (socket: Socket) => {
    socket.write('* OK [CAPABILITY IMAP4rev1] Welcome\r\n')
    const pour = setInterval(() => socket.write(piece.repeat(64 * 1024)), 2)
    socket.on('close', () => clearInterval(pour))
  }
  expect(await trouble(at(await hostile(pouring('x'))))).toMatch(/too_much|unreachable/)
  expect(await trouble(at(await hostile(pouring('* 1 EXISTS\r\n'))), { bytes: 1_000_000 })).toBe('too_much')
  const literal = await answering((socket, command) => {
    if (!/^(SELECT|EXAMINE)/.test(command)) return false
    socket.write('* 1 FETCH (BODY[] {900000000}\r\n')
    return true
  })
  expect(await trouble(at(literal))).toBe('too_much')
})

test('only what the server or the line does is trouble with the server', async () => {
  const server = await anImapServer()
  stops.push(server.stop)
  const own = new Error('Failed query', { cause: { code: '23505' } })
  const working = (error: Error) => withImap(at(server.port), () => Promise.reject(error))
  await expect(working(own)).rejects.toBe(own)
  await expect(working(notFound())).rejects.toMatchObject({ code: 'not_found' })
  const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write', path: '/data' })
  await expect(working(full)).rejects.toBe(full)
  await expect(working(Object.assign(new Error(), { code: 'ECONNRESET' }))).rejects.toMatchObject({
    kind: 'unreachable',
  })
})

test('what lies about its mails changes nothing but its own', async () => {
  const { rep } = await aWorld()
  await execute(contactKind.create, rep, { name: 'An', email: 'an@khach.example', ownerId: rep.id })
  const port = await answering((socket, command, tag) => {
    if (/^(SELECT|EXAMINE)/.test(command)) {
      socket.write('* 4294967295 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 9]\r\n')
      return false
    }
    if (/^UID SEARCH/.test(command)) socket.write('* SEARCH 8 -1 0 7 99999999999999999999 x\r\n')
    if (/^UID FETCH/.test(command))
      for (const uid of [7, 7, 123])
        socket.write(
          `* 1 FETCH (UID ${uid} RFC822.SIZE -5 FLAGS (\\Seen) INTERNALDATE "99-Foo-0000 00:00:00 +0000" ENVELOPE (NIL NIL (("An" NIL "an" "khach.example")) NIL NIL NIL NIL NIL NIL NIL))\r\n`,
        )
    return tag === ''
  })
  const id = await connects(rep, port)
  const { error } = await looks(rep, id)
  expect([null, 'unexpected', 'unreachable', 'too_much', 'refused', 'folder']).toContain(error)
  expect(await asOwner('select 1 from message where mailbox_of is not null')).toEqual([])
})

test('a mail too large to be taken in is noted once and holds nothing up', async () => {
  const world = await aWorld()
  const alias = await anAlias(world, `sales@${world.workspace.slug}.example`)
  const server = await anImapServer()
  stops.push(server.stop)
  const id = await takesInFrom(world.admin, server.port)
  server.lay('INBOX', letter({ To: alias, body: 'x'.repeat(25 * 1024 * 1024) }))
  server.lay('INBOX', letter({ To: alias, Subject: 'Klein' }))
  await looks(world.admin, id)
  await asOwner('delete from mailbox_folder')
  await looks(world.admin, id)
  const rows = await asOwner(
    "select outcome, size > 0 as has_bytes from inbound_message where workspace_id = $1 and intake = 'imap' order by id",
    [world.workspace.id],
  )
  expect(rows).toEqual([
    { outcome: 'rejected', has_bytes: false },
    { outcome: null, has_bytes: true },
  ])
})

test('[R1] killed between fetching and keeping, every mail of a mailbox arrives once', async () => {
  const world = await aWorld()
  const alias = await anAlias(world, `sales@${world.workspace.slug}.example`)
  const server = await anImapServer()
  stops.push(server.stop)
  const subjects = Array.from({ length: 6 }, (_, at) => `Thư ${at}`)
  for (const subject of subjects)
    server.lay('INBOX', letter({ To: alias, Subject: subject, From: `${subject.slice(-1)}@khach.example` }))
  const id = await takesInFrom(world.admin, server.port, { afterwards: 'move', moveTo: 'Done' })
  const deaths: unknown[] = []
  for (const point of ['mailbox.accepted', 'mailbox.put_away']) {
    await asOwner('update mailbox set due_at = now(), taken_until = null where id = $1', [id])
    const child = await mailProcess(`${point}:2`)
    const died = once(child, 'exit')
    await execute(fetchNow, world.admin, { id })
    deaths.push((await died)[1])
  }
  await asOwner('update mailbox set due_at = now(), taken_until = null where id = $1', [id])
  await mailProcess('')
  await execute(fetchNow, world.admin, { id })
  const outcomes = () =>
    asOwner('select outcome, subject from inbound_message where workspace_id = $1 order by subject', [
      world.workspace.id,
    ])
  await expect
    .poll(outcomes, { timeout: 60_000, interval: 300 })
    .toEqual(subjects.map((subject) => ({ outcome: 'created', subject })))
  await expect.poll(async () => (await stateOf(id)).last_good_at, { timeout: 20_000 }).toBeTruthy()
  expect(deaths).toEqual(['SIGKILL', 'SIGKILL'])
  expect(server.mails('INBOX')).toEqual([])
  expect(server.mails('Done')).toHaveLength(6)
}, 180_000)
