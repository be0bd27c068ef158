import { expect, test } from 'vitest'
import { reading } from '@/lib/kernel/database'
import { storage } from '@/lib/mail/storage'
import { historyOf } from '@/lib/records/history'
import { anAlias, arrives, cardsOf, letter, messagesOf, steps } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

test('[EV-08][EV-09] mail to the alias of a team becomes an opportunity of that team', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@create.example')
  const arrived = await arrives(letter({ Subject: 'Báo giá 50 triệu', body: 'Gọi 0901 234 567 nhé.' }), to)

  expect(arrived.outcome).toBe('created')
  expect(steps(arrived)).toEqual(['received', 'read', 'addressed', 'owner', 'newContact', 'create'])
  const [card] = await cardsOf(world)
  expect(card).toMatchObject({
    title: 'Báo giá 50 triệu',
    contact_name: 'Nguyễn Văn An',
    contact_email: 'an@khach.example',
    team_id: world.teams[0],
    owner_id: world.admin.id,
    stage_id: world.stages[0],
    description: null,
  })
  const [message] = await messagesOf(card?.id)
  expect(message).toMatchObject({ direction: 'in', text: 'Gọi 0901 234 567 nhé.', is_verified: false })
  expect(message?.hints).toContainEqual(expect.objectContaining({ kind: 'phone', value: '+84901234567' }))
})

test('[EV-09] the new opportunity is recorded as made by mail, with its source', async () => {
  const world = await aWorld()
  const { opportunityIds } = await arrives(letter(), await anAlias(world, 'sales@event.example'))
  const id = opportunityIds[0] ?? ''
  const events = await reading(world.admin, (tx) => historyOf(tx, world.admin, 'opportunity', id))

  expect(events.map(({ type, actorName }) => [type, actorName])).toEqual([
    ['message.received', 'Email'],
    ['created', 'Email'],
  ])
  const [source] = await asOwner(
    'select s.name from opportunity o join lead_source s on s.id = o.source_id where o.id = $1',
    [id],
  )
  expect(source?.name).toBe('Email')
})

test('[EV-09] a message without subject, name or text still becomes a card', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@bare.example')
  await arrives(letter({ Subject: undefined, From: 'Binh@Khach.Example', body: '' }), to)
  const [card] = await cardsOf(world)

  expect(card).toMatchObject({
    title: '(không có tiêu đề)',
    contact_name: null,
    contact_email: 'binh@khach.example',
  })
})

test('a message that does not say who wrote it is from the sender of its envelope', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@nameless.example')
  await arrives(letter({ From: undefined }), to, { envelopeFrom: 'Khach@Envelope.Example' })
  const [card] = await cardsOf(world)

  expect(card).toMatchObject({ contact_name: null, contact_email: 'khach@envelope.example' })
})

test('several aliases make a record each, every workspace its own', async () => {
  const [one, other] = [await aWorld(), await aWorld()]
  const first = await anAlias(one, 'north@multi.example')
  const second = await anAlias(one, 'south@multi.example', {}, 1)
  const foreign = await anAlias(other, 'sales@multi.example')
  const arrived = await arrives(letter(), [first, second, foreign])

  expect(arrived.opportunityIds).toHaveLength(2)
  expect((await cardsOf(one)).map(({ team_id }) => team_id).sort()).toEqual([...one.teams].sort())
  expect(await cardsOf(other)).toEqual([])
  const stored = await asOwner('select envelope_to from inbound_message where workspace_id = $1', [
    other.workspace.id,
  ])
  expect(stored).toEqual([{ envelope_to: [foreign] }])
})

test('round robin goes through the active members, in turn', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@turn.example', { owner_rule: 'round_robin' })
  await asOwner('update member set is_active = false where id = $1', [world.manager.id])
  for (let turn = 0; turn < 4; turn++) await arrives(letter(), to)

  const owners = (await cardsOf(world)).map(({ owner_id }) => owner_id)
  const inTurn = [world.admin.id, world.rep.id].sort()
  expect(owners).toEqual([...inTurn, ...inTurn])
})

test('an unassigned card waits for the team to claim it', async () => {
  const world = await aWorld()
  const arrived = await arrives(
    letter(),
    await anAlias(world, 'sales@free.example', { owner_rule: 'unassigned' }),
  )

  expect((await cardsOf(world))[0]?.owner_id).toBeNull()
  expect(steps(arrived)).toContain('noOwner')
})

test('attachments are stored under names of the storage before the message is', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@files.example')
  const mixed = [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Kèm báo giá',
    '--b',
    'Content-Type: application/pdf; name="=?utf-8?q?B=C3=A1o_gi=C3=A1=2Epdf?="',
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4 test').toString('base64'),
    '--b--',
  ]
  const { opportunityIds } = await arrives(
    letter({ 'Content-Type': 'multipart/mixed; boundary=b', body: mixed.join('\r\n') }),
    to,
  )
  const [message] = await messagesOf(opportunityIds[0])
  const [file] = await asOwner('select * from attachment where message_id = $1', [message?.id])

  expect(file).toMatchObject({ name: 'Báo giá.pdf', content_type: 'application/pdf', size: 13 })
  expect(file?.storage_key).toMatch(/^[0-9a-f]{32}$/)
  expect((await storage.get(file?.storage_key)).toString()).toBe('%PDF-1.4 test')
})

test("a colleague's forward is about the author of the original", async () => {
  const world = await aWorld()
  const [rep] = await asOwner('select email from member where id = $1', [world.rep.id])
  const forward = [
    'Nhờ cả nhà xử lý.',
    '',
    '---------- Forwarded message ---------',
    'From: Trần Thị Bình <binh@xa.example>',
    'Date: Mon, 2 Nov 2026 at 09:00',
    'Subject: Cần 20 máy in',
    'To: Rep <rep@x.example>',
    '',
    'Cho tôi báo giá.',
  ]
  const raw = letter({ From: rep?.email, Subject: 'Fwd: Cần 20 máy in', body: forward.join('\r\n') })
  await arrives(raw, await anAlias(world, 'sales@forward.example'))

  expect((await cardsOf(world))[0]).toMatchObject({
    title: 'Cần 20 máy in',
    contact_name: 'Trần Thị Bình',
    contact_email: 'binh@xa.example',
  })
})

test('a form that writes in its own name is about whoever filled it in', async () => {
  const world = await aWorld()
  const raw = letter({ From: 'Web <no-reply@web.example>', 'Reply-To': 'Lê Cường <cuong@xa.example>' })
  await arrives(raw, await anAlias(world, 'sales@form.example'))

  expect((await cardsOf(world))[0]).toMatchObject({
    contact_name: 'Lê Cường',
    contact_email: 'cuong@xa.example',
  })
})

test('an alias whose team cannot take cards is marked, and its mail waits to be replayed', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@broken.example')
  await asOwner('update stage set is_gate = true, required_fields = \'["amount"]\' where workspace_id = $1', [
    world.workspace.id,
  ])
  const arrived = await arrives(letter(), to)

  expect(arrived).toMatchObject({ outcome: 'failed', error: 'requirements' })
  expect(await asOwner('select status from alias where address = $1', [to])).toEqual([{ status: 'invalid' }])
  expect(await cardsOf(world)).toEqual([])
})
