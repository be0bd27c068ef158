import { createConnection } from 'node:net'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import { startWorker } from '@/lib/kernel/worker'
import { MOST_BYTES } from '@/lib/mail/inbound/accept'
import { startSmtp } from '@/lib/mail/smtp'
import { aCareAlias, anAlias, cardsOf, letter } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

let port = 0
const parts: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  process.env.COHOI_SMTP_PORT = String(await freePort())
  const smtp = await startSmtp()
  if (!smtp) throw new Error('no listener')
  port = smtp.port
  parts.push(smtp, await startWorker())
})
afterAll(() => Promise.all(parts.map((part) => part.stop())))

const send = (raw: string, to: string | string[]) =>
  nodemailer
    .createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    .sendMail({ envelope: { from: 'an@khach.example', to }, raw })

const arrived = (workspaceId: string) =>
  expect
    .poll(() => asOwner('select outcome from inbound_message where workspace_id = $1', [workspaceId]), {
      timeout: 20_000,
    })
    .toEqual([{ outcome: 'created' }])

test('[EV-09] mail sent by SMTP becomes a card, by itself', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@smtp.example')
  const { response } = await send(letter({ Subject: 'Qua SMTP' }), to)

  expect(response).toMatch(/^250/)
  await arrived(world.workspace.id)
  expect(await cardsOf(world)).toMatchObject([{ title: 'Qua SMTP' }])
})

test('[ED-33] mail sent by SMTP to a care alias becomes a case, also under a signed reply address that is forged', async () => {
  const world = await aWorld()
  const to = await aCareAlias(world, 'hotro@smtp-care.example')
  const forged = to.replace('@', `+r.${'0'.repeat(26)}.${'v'.repeat(16)}@`)
  expect((await send(letter({ To: forged, Subject: 'Máy hỏng' }), forged)).response).toMatch(/^250/)
  await arrived(world.workspace.id)
  expect(await cardsOf(world)).toEqual([])
  const made = await asOwner('select subject, source from support_case where workspace_id = $1', [
    world.workspace.id,
  ])
  expect(made).toEqual([{ subject: 'Máy hỏng', source: 'email' }])
})

test('an unknown alias is refused with 550; the known ones still get their mail', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@known-smtp.example')
  await expect(send(letter(), 'nobody@known-smtp.example')).rejects.toMatchObject({ responseCode: 550 })
  const { accepted, rejected } = await send(letter(), [to, 'nobody@known-smtp.example'])

  expect([accepted, rejected]).toEqual([[to], ['nobody@known-smtp.example']])
  await arrived(world.workspace.id)
})

test('more than 25 MB is refused with 552, told beforehand or not', async () => {
  const to = await anAlias(await aWorld(), 'sales@large-smtp.example')
  const line = `${'x'.repeat(998)}\r\n`
  const raw = letter({ body: line.repeat(Math.ceil(MOST_BYTES / line.length)) })
  await expect(send(raw, to)).rejects.toMatchObject({ responseCode: 552 })
  const told = await talk(['EHLO x', `MAIL FROM:<a@b.example> SIZE=${MOST_BYTES + 1}`])

  expect(told.at(-1)).toMatch(/^552/)
})

test('without a certificate there is no STARTTLS, and never a login', async () => {
  const [, greeting = ''] = await talk(['EHLO x'])

  expect(greeting).not.toMatch(/STARTTLS|AUTH/)
  expect(greeting).toContain(`SIZE ${MOST_BYTES}`)
})

test('the hundred and first recipient is refused', async () => {
  const to = await anAlias(await aWorld(), 'sales@many-smtp.example')
  const [local, domain] = to.split('@')
  const rcpt = Array.from({ length: 101 }, (_, at) => `RCPT TO:<${local}+${at}@${domain}>`)
  const told = await talk(['EHLO x', 'MAIL FROM:<a@b.example>', ...rcpt])

  expect(told.slice(3, 103).every((line) => line.startsWith('250'))).toBe(true)
  expect(told.at(-1)).toMatch(/^452/)
})

test('trouble of our own is temporary: 451, and the sender tries again', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@trouble.example')
  await asOwner('alter function cohoi_alias rename to cohoi_alias_away')
  const refused = send(letter(), to)
  await expect(refused).rejects.toMatchObject({ responseCode: 451 })
  await asOwner('alter function cohoi_alias_away rename to cohoi_alias')
  await send(letter(), to)

  await arrived(world.workspace.id)
})

/** Says lines to the listener, one after the other; gives what it answered, the greeting first. */
async function talk(lines: string[]): Promise<string[]> {
  const socket = createConnection(port, '127.0.0.1').setEncoding('utf8')
  const answers: string[] = []
  let waiting = ''
  const queue = [...lines]
  for await (const chunk of socket) {
    waiting += chunk
    if (!/^\d{3} .*\r\n$/m.test(waiting)) continue
    answers.push(waiting)
    waiting = ''
    const next = queue.shift()
    if (next === undefined) break
    socket.write(`${next}\r\n`)
  }
  socket.destroy()
  return answers
}
