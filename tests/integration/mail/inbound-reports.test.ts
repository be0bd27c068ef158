import { expect, test } from 'vitest'
import { contactKind } from '@/lib/contacts/commands'
import { contacts } from '@/lib/contacts/entity'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import type { Entity } from '@/lib/kernel/entity'
import { newId } from '@/lib/kernel/id'
import { leadKind } from '@/lib/leads/commands'
import { leads } from '@/lib/leads/entity'
import { messageIdFor } from '@/lib/mail/thread'
import { getRecord } from '@/lib/records/query'
import { anAlias, arrives, cardsOf, letter, steps } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const TO = 'an@khach.example'

async function sent(world: World) {
  const recordId = await aCard(world.admin, { teamId: world.teams[0] })
  const id = newId()
  const messageId = messageIdFor(world.workspace.id, id, 'doi.example')
  await asOwner(
    `insert into message (workspace_id, id, record_id, direction, state, message_id, from_address, subject, text, "to")
     values ($1, $2, $3, 'out', 'sent', $4, 'sales@doi.example', 'Báo giá', '…', $5)`,
    [world.workspace.id, id, recordId, messageId, JSON.stringify([{ name: '', address: TO }])],
  )
  return { recordId, id, messageId }
}

/** A delivery status notification (RFC 3464) about a message. */
function report(messageId: string, { status = '5.1.1', action = 'failed', recipient = TO } = {}): string {
  const body = [
    '--r',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} no such user`,
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    'Subject: gia',
    '--r--',
  ]
  return letter({
    From: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    Subject: 'Undelivered Mail Returned to Sender',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
    body: body.join('\r\n'),
  })
}

const stateOf = async (world: World) =>
  (
    await asOwner('select state, bounces from email_address where workspace_id = $1 and address = $2', [
      world.workspace.id,
      TO,
    ])
  )[0]

test('a bounce marks its message and the address, tells the record and creates nothing', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@bounce.example')
  const { recordId, id, messageId } = await sent(world)
  const arrived = await arrives(report(messageId), to, { envelopeFrom: '' })

  expect(arrived).toMatchObject({ outcome: 'bounce', opportunityIds: [recordId] })
  expect(steps(arrived)).toContain('bounceMatched')
  const [message] = await asOwner('select state, error from message where id = $1', [id])
  expect(message).toMatchObject({ state: 'bounced', error: expect.stringContaining('no such user') })
  expect(await stateOf(world)).toEqual({ state: 'bounced', bounces: 1 })
  expect(await cardsOf(world)).toHaveLength(1)
  const events = await asOwner("select record_id, after from event where type = 'message.bounced'")
  expect(events).toMatchObject([
    { record_id: recordId, after: { recipient: TO, status: '5.1.1', isHard: true } },
  ])
})

test('a delay leaves the message sent; a letter from the address makes it good again', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@soft.example')
  const { id, messageId } = await sent(world)
  await arrives(report(messageId, { status: '4.4.1', action: 'delayed' }), to, { envelopeFrom: '' })

  expect(await asOwner('select state from message where id = $1', [id])).toEqual([{ state: 'sent' }])
  expect(await stateOf(world)).toEqual({ state: 'soft_bounced', bounces: 1 })
  await arrives(letter(), to)
  expect(await stateOf(world)).toEqual({ state: 'ok', bounces: 0 })
})

test('a receipt of success marks nothing', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@success.example')
  const { messageId } = await sent(world)
  await arrives(report(messageId, { status: '2.0.0', action: 'delivered' }), to, { envelopeFrom: '' })

  expect(await stateOf(world)).toBeUndefined()
})

test('a report about a message that we never sent has no effect', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@forgedreport.example')
  const { messageId } = await sent(world)
  const forged = messageId.replace(/[0-9a-f](?=@)/, (digit) => (digit === '0' ? '1' : '0'))
  const arrived = await arrives(report(forged), to, { envelopeFrom: '' })

  expect(arrived).toMatchObject({ outcome: 'bounce', opportunityIds: [] })
  expect(steps(arrived)).toContain('bounceUnmatched')
  expect(await stateOf(world)).toBeUndefined()
})

test('a complaint marks the address, and no later letter undoes it', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@complaint.example')
  const { messageId } = await sent(world)
  const body = [
    '--r',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Version: 1',
    `Original-Rcpt-To: ${TO}`,
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    '--r--',
  ]
  const type = 'multipart/report; report-type=feedback-report; boundary=r'
  const complaint = letter({ From: 'fbl@provider.example', 'Content-Type': type, body: body.join('\r\n') })
  const arrived = await arrives(complaint, to)
  await arrives(letter(), to)

  expect(arrived.outcome).toBe('bounce')
  expect(steps(arrived)).toContain('complaint')
  expect(await stateOf(world)).toMatchObject({ state: 'complained' })
})

test('[ED-43] a bounce makes the address invalid on each record that has it, until mail comes from there', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@invalid.example')
  const { messageId } = await sent(world)
  const { data: contact } = await execute(contactKind.create, world.rep, {
    name: 'Nguyễn Văn An',
    emails: ['khac@khach.example', { address: TO, optedOut: true }],
  })
  const { data: lead } = await execute(leadKind.create, world.admin, {
    name: 'An',
    qualification: 'lead',
    email: TO,
  })
  await arrives(report(messageId, { status: '4.2.2', action: 'delayed' }), to, { envelopeFrom: '' })
  expect(await marksOf(world, contacts, contact.id)).toMatchObject({
    version: 1,
    emails: [{}, { invalid: false }],
  })
  await arrives(report(messageId), to, { envelopeFrom: '' })
  expect(await marksOf(world, contacts, contact.id)).toMatchObject({
    version: 2,
    emails: [
      { address: 'khac@khach.example', invalid: false },
      { address: TO, optedOut: true, invalid: true },
    ],
  })
  expect(await marksOf(world, leads, lead.id)).toMatchObject({ version: 2, emails: [{ invalid: true }] })
  const told = await asOwner(
    'select actor_name, after from event where record_id = $1 order by seq desc limit 1',
    [lead.id],
  )
  expect(told).toMatchObject([{ actor_name: 'Email', after: { emails: [{ address: TO, invalid: true }] } }])
  await arrives(letter({ From: `An <${TO}>` }), to)
  expect(await marksOf(world, leads, lead.id)).toMatchObject({ version: 3, emails: [{ invalid: false }] })
})

const marksOf = ({ admin }: World, entity: Entity, id: string) =>
  reading(admin, (tx) => getRecord(tx, admin, entity, id))
