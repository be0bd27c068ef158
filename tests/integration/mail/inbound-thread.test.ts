import { expect, test } from 'vitest'
import { newId } from '@/lib/kernel/id'
import { messageIdFor, replyAddressFor, signedMessageId, signedReplyAddress } from '@/lib/mail/thread'
import { anAlias, arrives, cardsOf, letter, messagesOf, steps } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

const CUSTOMER = 'an@khach.example'

/** A message that this workspace sent to the customer from a card. */
async function sent(world: World, alias: string, to = CUSTOMER) {
  const recordId = await aCard(world.admin, { teamId: world.teams[0] })
  const id = newId()
  const messageId = messageIdFor(world.workspace.id, id, 'doi.example')
  await asOwner(
    `insert into message (workspace_id, id, record_id, direction, state, message_id, from_address, subject, text, "to")
     values ($1, $2, $3, 'out', 'sent', $4, $5, 'Báo giá', '…', $6)`,
    [world.workspace.id, id, recordId, messageId, alias, JSON.stringify([{ name: '', address: to }])],
  )
  return { recordId, id, messageId, replyTo: replyAddressFor(world.workspace.id, id, alias) }
}

const answerTo = (messageId: string, more = {}) =>
  letter({
    Subject: 'Re: Báo giá',
    'In-Reply-To': `<${messageId}>`,
    body: 'Đồng ý.\r\n\r\n> Giá là 5 triệu',
    ...more,
  })

test('[EV-09] an answer to a signed Message-ID joins its record, whoever writes it', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@signed.example')
  const { recordId, messageId } = await sent(world, to)
  const arrived = await arrives(answerTo(messageId, { From: 'other@nowhere.example' }), to)

  expect(arrived).toMatchObject({ outcome: 'threaded', opportunityIds: [recordId] })
  expect(steps(arrived)).toContain('unverified')
  expect((await messagesOf(recordId))[1]).toMatchObject({
    text: 'Đồng ý.',
    quoted: '> Giá là 5 triệu',
    is_verified: false,
  })
  expect(await cardsOf(world)).toHaveLength(1)
})

test('an answer to a signed reply address joins its record, in letters of either case', async () => {
  const world = await aWorld()
  const { recordId, replyTo } = await sent(world, await anAlias(world, 'sales@plus.example'))
  const arrived = await arrives(letter({ To: replyTo }), replyTo.toUpperCase())

  expect(replyTo).toMatch(/^sales\+r\.[0-9a-v]{26}\.[0-9a-v]{16}@plus\.example$/)
  expect(arrived).toMatchObject({ outcome: 'threaded', opportunityIds: [recordId] })
})

test('[EV-09] a stored id threads those who took part, and nobody else', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@known.example')
  const first = await arrives(letter({ 'Message-ID': '<first@khach.example>' }), to)
  const reply = { 'In-Reply-To': '<first@khach.example>' }
  const own = await arrives(letter(reply), to)
  const spoofed = await arrives(letter({ ...reply, From: 'eve@evil.example' }), to)

  expect(own).toMatchObject({ outcome: 'threaded', opportunityIds: first.opportunityIds })
  expect(spoofed.outcome).toBe('created')
  expect(steps(spoofed)).toContain('threadStranger')
  expect(spoofed.opportunityIds).not.toEqual(first.opportunityIds)
})

test('marks forged, guessed or made by another workspace thread nothing', async () => {
  const [world, other] = [await aWorld(), await aWorld()]
  const to = await anAlias(world, 'sales@forged.example')
  const { id, messageId } = await sent(world, to)
  const foreign = messageIdFor(other.workspace.id, id, 'doi.example')
  const wrong = messageId.replace(/[0-9a-f](?=@)/, (digit) => (digit === '0' ? '1' : '0'))
  for (const mark of [foreign, wrong, `${id}@doi.example`, `opportunity-${id}@doi.example`]) {
    const arrived = await arrives(answerTo(mark, { From: 'eve@evil.example' }), to)
    expect(arrived.outcome).toBe('created')
  }
  const address = replyAddressFor(other.workspace.id, id, to)
  expect((await arrives(letter({ To: address }), address)).outcome).toBe('created')
  expect(signedMessageId(world.workspace.id, messageId)).toBe(id)
  expect(signedReplyAddress(world.workspace.id, address)).toBeNull()
})

test('an answer to a closed record begins a new one that names the old', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@closed.example')
  const { recordId, messageId } = await sent(world, to)
  await asOwner("update opportunity set status = 'won' where id = $1", [recordId])
  const arrived = await arrives(answerTo(messageId), to)

  expect(arrived.outcome).toBe('created')
  expect(steps(arrived)).toEqual(expect.arrayContaining(['threadSigned', 'threadClosed', 'create']))
  const events = await asOwner(
    "select record_id, type, after from event where type in ('continued', 'message.received')",
  )
  expect(events).toContainEqual({
    record_id: recordId,
    type: 'continued',
    after: { by: arrived.opportunityIds[0] },
  })
})

test('an answer to a record that is gone begins a new one', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@gone.example')
  const { id, messageId } = await sent(world, to)
  await asOwner('delete from message where id = $1', [id])
  const arrived = await arrives(answerTo(messageId), to)

  expect(arrived.outcome).toBe('created')
  expect(steps(arrived)).toContain('threadGone')
})

test('a conversation that is sent on to another team becomes a record of that team', async () => {
  const world = await aWorld()
  const north = await anAlias(world, 'north@teams.example')
  const south = await anAlias(world, 'south@teams.example', {}, 1)
  const { recordId, messageId } = await sent(world, north)
  const forwarded = await arrives(answerTo(messageId, { To: south }), south)
  const copied = await arrives(answerTo(messageId, { To: north, Cc: south }), [north, south])

  expect(steps(forwarded)).toContain('threadOtherTeam')
  expect((await cardsOf(world)).map(({ team_id }) => team_id)).toEqual(world.teams)
  expect(copied).toMatchObject({ outcome: 'threaded', opportunityIds: [recordId] })
})

test('an automatic answer joins a closed record, reopens nothing and creates nothing', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@away.example')
  const { recordId, messageId } = await sent(world, to)
  await asOwner("update opportunity set status = 'lost' where id = $1", [recordId])
  const known = await arrives(answerTo(messageId, { 'Auto-Submitted': 'auto-replied; x=1' }), to)
  const unknown = await arrives(letter({ 'Auto-Submitted': 'auto-generated' }), to)

  expect(known).toMatchObject({ outcome: 'auto_reply', opportunityIds: [recordId] })
  expect(unknown).toMatchObject({ outcome: 'auto_reply', opportunityIds: [] })
  expect(await cardsOf(world)).toMatchObject([{ id: recordId, status: 'lost' }])
})

test('only the receiving server can vouch for a sender, and only through an intake that it fills', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@vouch.example')
  const good = 'mx.provider.example; spf=pass smtp.mailfrom=khach.example; dkim=fail header.d=khach.example'
  const others = 'mx.provider.example; dkim=pass header.d=evil.example'
  const verdict = async (results: string, intake: 'http' | 'smtp') =>
    (await arrives(letter({ 'Authentication-Results': results }), to, { intake })).isAuthenticated

  expect(await verdict(good, 'http')).toBe(true)
  expect(await verdict(others, 'http')).toBe(false)
  expect(await verdict(good, 'smtp')).toBe(false)
})
