import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import { startWorker } from '@/lib/kernel/worker'
import { startSmtp } from '@/lib/mail/smtp'
import { anAlias, arrives, cardsOf, letter, messagesOf } from '@/tests/support/mail'
import { leaves, sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer, headerOf, type MailServer } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld } from '@/tests/support/world'

let port = 0
let server: MailServer
const parts: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  process.env.COHOI_SMTP_PORT = String(await freePort())
  const smtp = await startSmtp()
  if (!smtp) throw new Error('no listener')
  port = smtp.port
  server = await aMailServer()
  parts.push(smtp, server, await startWorker())
})
afterAll(() => Promise.all(parts.map((part) => part.stop())))

/** The customer's mail program. */
const customerSends = (raw: string, to: string) =>
  nodemailer
    .createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    .sendMail({ envelope: { from: 'an@khach.example', to }, raw })

const outcomes = (workspaceId: string, expected: string[]) =>
  expect
    .poll(
      async () => {
        const rows = await asOwner(
          'select outcome from inbound_message where workspace_id = $1 order by received_at',
          [workspaceId],
        )
        return rows.map(({ outcome }) => outcome)
      },
      { timeout: 25_000 },
    )
    .toEqual(expected)

test('[EV-09] mail in by SMTP, answer out by SMTP, the customer answers: one opportunity, one thread', async () => {
  const world = await aWorld()
  await sendsThrough(world, server.port, { fromAddress: 'ban@trip.example' })
  const alias = await anAlias(world, 'sales@trip.example')
  await customerSends(letter({ To: alias, Subject: 'Hỏi giá', 'Message-ID': '<hoi@khach.example>' }), alias)
  await outcomes(world.workspace.id, ['created'])
  const [card] = await cardsOf(world)
  const [question] = await messagesOf(card?.id)

  await writes(world.admin, card?.id, { answersId: question?.id, isQuoting: true, subject: 'Re: Hỏi giá' })
  await expect.poll(() => server.taken.length, { timeout: 25_000 }).toBe(1)
  const raw = server.taken[0]?.raw ?? ''
  const replyTo = headerOf(raw, 'Reply-To') ?? ''
  expect(headerOf(raw, 'In-Reply-To')).toBe('<hoi@khach.example>')
  expect(replyTo).toMatch(/^sales\+r\./)

  const answer = { To: replyTo, Subject: 'Re: Hỏi giá', 'In-Reply-To': headerOf(raw, 'Message-ID') }
  await customerSends(letter({ ...answer, body: 'Đồng ý mua.' }), replyTo)
  await outcomes(world.workspace.id, ['created', 'threaded'])
  await customerSends(letter({ ...answer, To: alias, body: 'Gửi thẳng bí danh.' }), alias)
  await outcomes(world.workspace.id, ['created', 'threaded', 'threaded'])

  expect(await cardsOf(world)).toHaveLength(1)
  expect((await messagesOf(card?.id)).map(({ direction }) => direction)).toEqual(['in', 'out', 'in', 'in'])
}, 90_000)

test('a bounce of our mail marks the message and the address, and creates nothing', async () => {
  const world = await aWorld()
  await sendsThrough(world, server.port)
  const alias = await anAlias(world, 'sales@bounced.example')
  const card = await aCard(world.rep, { teamId: world.teams[0] })
  const id = await writes(world.rep, card, { to: [{ name: '', address: 'mat@khach.example' }] })
  await leaves(world, id)
  const { message_id } = await stored(id)
  const report = await arrives(bounceOf(String(message_id), 'mat@khach.example'), alias, { envelopeFrom: '' })

  expect(report.outcome).toBe('bounce')
  expect(await stored(id)).toMatchObject({ state: 'bounced', error: expect.stringContaining('5.1.1') })
  const address = "select state from email_address where address = 'mat@khach.example' and workspace_id = $1"
  expect(await asOwner(address, [world.workspace.id])).toEqual([{ state: 'bounced' }])
  expect(await cardsOf(world)).toHaveLength(1)
})

test('machines that answer every mail end in silence: 0 loops in 50 rounds', async () => {
  const world = await aWorld()
  await sendsThrough(world, server.port)
  const alias = await anAlias(world, 'sales@loop.example')
  const card = await aCard(world.rep, { teamId: world.teams[0] })
  const id = await writes(world.rep, card)
  await leaves(world, id)
  const { message_id } = await stored(id)
  const before = server.taken.length
  const marks = [
    { 'Auto-Submitted': 'auto-replied' },
    { 'X-Autoreply': 'yes' },
    { Precedence: 'auto_reply' },
    {},
    { 'X-Loop': alias },
  ]
  for (let round = 0; round < 50; round++) {
    const away = {
      Subject: 'Tôi đang vắng mặt',
      'In-Reply-To': `<${message_id}>`,
      To: alias,
      ...marks[round % marks.length],
    }
    await arrives(letter({ ...away, body: `Vắng mặt ${round}` }), alias)
  }
  const out = await asOwner("select from message where workspace_id = $1 and direction = 'out'", [
    world.workspace.id,
  ])
  const waiting = await asOwner(
    "select from graphile_worker.jobs where task_identifier in ('mail.send', 'system.mail') and attempts = 0 and key like $1",
    [`${world.workspace.id}%`],
  )

  expect(out).toHaveLength(1)
  expect(server.taken).toHaveLength(before)
  expect(waiting.length).toBeLessThanOrEqual(1)
  expect(await cardsOf(world)).toHaveLength(1)
}, 120_000)

/** A delivery report (RFC 3464) about one of our messages. */
function bounceOf(messageId: string, recipient: string): string {
  return [
    'From: Mail Delivery System <mailer-daemon@mx.example>',
    'To: sales@bounced.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <b1@mx.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    'Subject: X',
    '--b--',
    '',
  ].join('\r\n')
}
